package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.sql.impl.expression.ColumnExpression;
import com.hazelcast.sql.impl.expression.Expression;
import java.util.List;

/** Tells what a projection does. */
final class Columns {
    private Columns() {}

    /** Whether it takes the first columns of a row as they are, each at its place. */
    static boolean inOrder(List<Expression<?>> projection) {
        for (int i = 0; i < projection.size(); i++) {
            Expression<?> each = projection.get(i);
            if (!each.equals(ColumnExpression.create(i, each.getType()))) {
                return false;
            }
        }
        return true;
    }
}
