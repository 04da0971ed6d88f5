package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** Which columns an expression reads, and the same expression over other columns. */
final class Columns {
    private Columns() {}

    static ImmutableBitSet of(RexNode expression) {
        return RelOptUtil.InputFinder.bits(expression);
    }

    /** The column an expression is, apart from a cast that only says it cannot be NULL, or can; −1 for another expression. */
    static int plain(RexNode expression) {
        if (expression instanceof RexInputRef ref) {
            return ref.getIndex();
        }
        return expression.getKind() == SqlKind.CAST
                        && expression instanceof RexCall cast
                        && SqlTypeUtil.equalSansNullability(
                                cast.getType(), cast.getOperands().get(0).getType())
                ? plain(cast.getOperands().get(0))
                : -1;
    }

    /** Reads column {@code map[i]} where it read column i. */
    static RexNode moved(RexNode expression, int[] map) {
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(map[ref.getIndex()], ref.getType());
            }
        });
    }

    static RexNode shifted(RexNode expression, int by) {
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(ref.getIndex() + by, ref.getType());
            }
        });
    }

    /** Reads {@code expressions[i]} where it read column i. */
    static RexNode inlined(RexNode expression, List<RexNode> expressions) {
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return expressions.get(ref.getIndex());
            }
        });
    }

    /** Typed as the columns of {@code row} are, which may differ in what can be NULL. */
    static RexNode typed(RexNode expression, RelNode row) {
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return RexInputRef.of(ref.getIndex(), row.getRowType());
            }
        });
    }

    /** Conditions on {@code row}, typed as its columns, none a cast for nullability only, which a filter refuses. */
    static List<RexNode> conditions(List<RexNode> conditions, RelNode row) {
        List<RexNode> result = new ArrayList<>();
        conditions.forEach(
                c -> result.add(RexUtil.removeNullabilityCast(row.getCluster().getTypeFactory(), typed(c, row))));
        return result;
    }
}
