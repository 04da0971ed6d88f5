package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorSupplier;
import com.hazelcast.jet.sql.impl.ExpressionUtil;
import com.hazelcast.jet.sql.impl.JetJoinInfo;
import com.hazelcast.sql.impl.expression.Expression;
import com.hazelcast.sql.impl.expression.ExpressionEvalContext;
import com.hazelcast.sql.impl.row.JetSqlRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;

/** Joins each row with those of the side table that have the key it asks for, or with all where it asks for none. */
final class SideLookup extends AbstractProcessor {
    private static final int ROWS = 10;

    private final Supplier query;
    private final ExpressionEvalContext evaluation;
    private final Map<List<Object>, List<JetSqlRow>> side;
    private final Queue<JetSqlRow> pending = new ArrayDeque<>();

    private SideLookup(Supplier query, ExpressionEvalContext evaluation) {
        this.query = query;
        this.evaluation = evaluation;
        this.side = new HashMap<>();
        for (long key = 0; key < ROWS; key++) {
            JetSqlRow row = new JetSqlRow(evaluation.getSerializationService(), new Object[] {key, "item " + key});
            JetSqlRow projected = ExpressionUtil.evaluate(query.predicate, query.projection, row, evaluation);
            if (projected != null) {
                side.computeIfAbsent(key(projected, query.rightKey), each -> new ArrayList<>())
                        .add(projected);
            }
        }
    }

    private static List<Object> key(JetSqlRow row, int[] columns) {
        List<Object> key = new ArrayList<>(columns.length);
        for (int column : columns) {
            key.add(row.get(column));
        }
        return key;
    }

    @Override
    protected boolean tryProcess(int ordinal, Object item) {
        if (!emitPending()) {
            return false;
        }
        JetSqlRow left = (JetSqlRow) item;
        for (JetSqlRow right : side.getOrDefault(key(left, query.leftKey), List.of())) {
            JetSqlRow joined = ExpressionUtil.join(left, right, query.condition, evaluation);
            if (joined != null) {
                pending.add(joined);
            }
        }
        emitPending();
        return true;
    }

    @Override
    public boolean complete() {
        return emitPending();
    }

    private boolean emitPending() {
        while (!pending.isEmpty()) {
            if (!tryEmit(pending.peek())) {
                return false;
            }
            pending.remove();
        }
        return true;
    }

    /** Makes the lookups of one query; travels with its plan. */
    static final class Supplier implements ProcessorSupplier {
        private static final long serialVersionUID = 1;

        private final Expression<Boolean> predicate;
        private final List<Expression<?>> projection;
        private final int[] leftKey;
        private final int[] rightKey;
        private final Expression<Boolean> condition;
        private transient ExpressionEvalContext evaluation;

        /** @param predicate null for all rows */
        Supplier(Expression<Boolean> predicate, List<Expression<?>> projection, JetJoinInfo join) {
            this.predicate = predicate;
            this.projection = List.copyOf(projection);
            this.leftKey = join.leftEquiJoinIndices();
            this.rightKey = join.rightEquiJoinIndices();
            this.condition = join.nonEquiCondition();
        }

        @Override
        public void init(Context context) {
            evaluation = ExpressionEvalContext.from(context);
        }

        @Override
        public Collection<? extends Processor> get(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> new SideLookup(this, evaluation))
                    .toList();
        }
    }
}
