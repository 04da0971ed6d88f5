package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Expressions that read the outer row from the columns that {@link Dependent} has for it. */
final class OuterReads {
    private final OuterRow outer;
    private final RexBuilder rex;

    OuterReads(OuterRow outer, RexBuilder rex) {
        this.outer = outer;
        this.rex = rex;
    }

    /** Columns of the outer row that the expressions read and {@code known} does not give. */
    Set<RexNode> missing(List<RexNode> expressions, List<RexNode> known) {
        Set<RexNode> missing = new LinkedHashSet<>();
        Replacing collecting = new Replacing(known) {
            @Override
            RexNode column(RexFieldAccess access) {
                missing.add(outer.here(access));
                return access;
            }
        };
        expressions.forEach(expression -> expression.accept(collecting));
        return missing;
    }

    /**
     * @param columns gives the column of a value that is known
     * @param known values, all that the expressions need
     */
    List<RexNode> replaced(List<RexNode> expressions, List<RexNode> known, List<RexNode> columns) {
        Replacing replacing = new Replacing(known) {
            @Override
            RexNode value(int i, RexNode original) {
                return rex.ensureType(original.getType(), columns.get(i), true);
            }
        };
        List<RexNode> replaced = new ArrayList<>();
        expressions.forEach(expression -> replaced.add(expression.accept(replacing)));
        return replaced;
    }

    /** The expression over the columns of the outer row followed by its own, which move. */
    RexNode overBoth(RexNode expression, RexNode... own) {
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return rex.ensureType(ref.getType(), own[ref.getIndex()], true);
            }

            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                return outer.isColumn(access) ? outer.here(access) : super.visitFieldAccess(access);
            }
        });
    }

    /** Finds outer values from the root of an expression down. */
    private class Replacing extends RexShuttle {
        private final List<RexNode> known;

        Replacing(List<RexNode> known) {
            this.known = known;
        }

        RexNode value(int i, RexNode original) {
            return original;
        }

        RexNode column(RexFieldAccess access) {
            throw new Entangled();
        }

        @Override
        public RexNode visitCall(RexCall call) {
            boolean outerOnly = Columns.of(call).isEmpty() && outer.isReadBy(call);
            int i = outerOnly ? known.indexOf(outer.here(call)) : -1;
            return i >= 0 ? value(i, call) : super.visitCall(call);
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            if (!outer.isColumn(access)) {
                return super.visitFieldAccess(access);
            }
            int i = known.indexOf(outer.here(access));
            return i >= 0 ? value(i, access) : column(access);
        }
    }
}
