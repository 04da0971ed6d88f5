package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;
import org.apache.calcite.util.Util;

/**
 * The rows that a correlated relation is computed for. What it reads of them are <em>outer values</em>: expressions over their columns.
 */
final class OuterRow {
    private final CorrelationId id;
    private final RelNode rows;
    private final RelBuilderFactory builders;

    OuterRow(CorrelationId id, RelNode rows, RelBuilderFactory builders) {
        this.id = id;
        this.rows = rows;
        this.builders = builders;
    }

    int width() {
        return rows.getRowType().getFieldCount();
    }

    boolean isReadBy(RelNode node) {
        return RelOptUtil.getVariablesUsed(node).contains(id);
    }

    boolean isReadBy(RexNode expression) {
        try {
            expression.accept(new RexVisitorImpl<Void>(true) {
                @Override
                public Void visitCorrelVariable(RexCorrelVariable variable) {
                    if (variable.id.equals(id)) {
                        throw Util.FoundOne.NULL;
                    }
                    return null;
                }
            });
            return false;
        } catch (Util.FoundOne e) {
            return true;
        }
    }

    boolean isColumn(RexFieldAccess access) {
        return access.getReferenceExpr() instanceof RexCorrelVariable variable && variable.id.equals(id);
    }

    /** Reads the columns of the row itself where it read them from elsewhere. */
    RexNode here(RexNode expression) {
        RexBuilder rex = rows.getCluster().getRexBuilder();
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                return isColumn(access)
                        ? rex.ensureType(
                                access.getType(),
                                rex.makeInputRef(rows, access.getField().getIndex()),
                                true)
                        : super.visitFieldAccess(access);
            }
        });
    }

    /**
     * Each combination of values once.
     *
     * @param values over the columns of the row
     */
    RelNode distinct(List<RexNode> values) {
        RelNode source = rows;
        List<RexNode> columns = values;
        while (true) {
            if (source instanceof Project project && readsColumnsOnly(columns, project)) {
                List<RexNode> below = new ArrayList<>();
                columns.forEach(column -> below.add(Columns.inlined(column, project.getProjects())));
                columns = below;
                source = project.getInput();
            } else if (source instanceof Join join && keepsLeft(join) && readLeftOnly(columns, join)) {
                source = join.getLeft();
            } else {
                break;
            }
        }
        RelBuilder builder = builders.create(rows.getCluster(), null).push(source);
        return builder.project(columns).distinct().build();
    }

    private static boolean readsColumnsOnly(List<RexNode> columns, Project project) {
        return columns.stream()
                .flatMap(column -> Columns.of(column).asList().stream())
                .allMatch(i -> Columns.plain(project.getProjects().get(i)) >= 0);
    }

    private static boolean keepsLeft(Join join) {
        return join.getJoinType() == JoinRelType.LEFT;
    }

    private static boolean readLeftOnly(List<RexNode> columns, Join join) {
        int left = join.getLeft().getRowType().getFieldCount();
        return columns.stream().allMatch(column -> Columns.of(column).length() <= left);
    }
}
