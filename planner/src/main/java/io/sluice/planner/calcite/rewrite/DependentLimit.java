package io.sluice.planner.calcite.rewrite;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/** LIMIT inside a correlated relation: so many rows for each outer value. */
final class DependentLimit {
    private final RelBuilderFactory builders;

    DependentLimit(RelBuilderFactory builders) {
        this.builders = builders;
    }

    /** @param input of the sort's input */
    Dependent of(Sort sort, Dependent input) {
        if (sort.offset == null && sort.fetch == null) {
            return input;
        } else if (!isNumber(sort.offset) || !isNumber(sort.fetch)) {
            throw new Entangled();
        }
        RelBuilder builder = builders.create(sort.getCluster(), null).push(input.rel());
        List<RexNode> columns = new ArrayList<>(builder.fields());
        columns.add(rank(sort, input, builder));
        builder.project(columns);
        RexNode rank = builder.field(columns.size() - 1);
        int offset = sort.offset == null ? 0 : RexLiteral.intValue(sort.offset);
        List<RexNode> kept = new ArrayList<>();
        if (offset > 0) {
            kept.add(builder.greaterThan(rank, builder.literal((long) offset)));
        }
        if (sort.fetch != null) {
            long last = (long) offset + RexLiteral.intValue(sort.fetch);
            kept.add(builder.lessThanOrEqual(rank, builder.literal(last)));
        }
        builder.filter(kept).project(builder.fields().subList(0, columns.size() - 1));
        return new Dependent(builder.build(), input.width(), input.values());
    }

    private static boolean isNumber(RexNode count) {
        return count == null || count instanceof RexLiteral;
    }

    private static RexNode rank(Sort sort, Dependent input, RelBuilder builder) {
        RexBuilder rex = builder.getRexBuilder();
        ImmutableList.Builder<RexFieldCollation> order = ImmutableList.builder();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            Set<SqlKind> direction = new HashSet<>();
            if (collation.getDirection().isDescending()) {
                direction.add(SqlKind.DESCENDING);
            }
            if (collation.nullDirection == RelFieldCollation.NullDirection.FIRST) {
                direction.add(SqlKind.NULLS_FIRST);
            } else if (collation.nullDirection == RelFieldCollation.NullDirection.LAST) {
                direction.add(SqlKind.NULLS_LAST);
            }
            order.add(new RexFieldCollation(builder.field(collation.getFieldIndex()), direction));
        }
        if (sort.getCollation().getFieldCollations().isEmpty()) {
            input.ownColumns().forEach(column -> order.add(new RexFieldCollation(column, Set.of())));
        }
        RelDataType bigint = rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
        return rex.makeOver(
                bigint,
                SqlStdOperatorTable.ROW_NUMBER,
                List.of(),
                input.valueColumns(),
                order.build(),
                RexWindowBounds.UNBOUNDED_PRECEDING,
                RexWindowBounds.CURRENT_ROW,
                RexWindowExclusion.EXCLUDE_NO_OTHER,
                true,
                true,
                false,
                false,
                false);
    }
}
