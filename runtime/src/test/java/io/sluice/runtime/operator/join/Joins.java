package io.sluice.runtime.operator.join;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** Rows and conditions that tests of joins share: both inputs have a key {@code k}, a number {@code v} and a text {@code s}. */
final class Joins {
    static final SqlType INT = SqlType.of(TypeKind.INTEGER);
    static final RowType ROWS = BatchText.rowType("k", SqlType.bigint(), "v", INT, "s", SqlType.varchar());

    private Joins() {}

    static RowType output(JoinKind kind) {
        List<Field> fields = new ArrayList<>(ROWS.fields());
        if (kind.givesBothSides()) {
            fields.addAll(ROWS.fields());
        }
        return new RowType(fields);
    }

    /** {@code left.v < right.v}. */
    static Expr lessThan() {
        return new Call(
                ScalarOp.LESS,
                List.of(new ColumnRef(1, INT), new ColumnRef(4, INT)),
                SqlType.of(TypeKind.BOOLEAN),
                SourceSpan.NONE);
    }

    /** {@code left.s = right.s}. */
    static Expr sameText() {
        return new Call(
                ScalarOp.EQUALS,
                List.of(new ColumnRef(2, SqlType.varchar()), new ColumnRef(5, SqlType.varchar())),
                SqlType.of(TypeKind.BOOLEAN),
                SourceSpan.NONE);
    }
}
