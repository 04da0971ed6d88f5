package io.sluice.runtime.expr;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import java.util.function.Function;

/** A value known before any row is seen: a literal, a parameter, the tick's time. Stands inside a {@link ConstantNode}. */
record ValueNode(SqlType type, Function<Evaluation, Object> value) implements Node {
    @Override
    public Column evaluate(ChangeBatch input, Evaluation evaluation) {
        Object constant = value.apply(evaluation);
        try (ColumnBuilder builder = ColumnBuilders.create(type, evaluation.allocator())) {
            for (int i = 0; i < input.rowCount(); i++) {
                builder.appendValue(constant);
            }
            return builder.build();
        }
    }
}
