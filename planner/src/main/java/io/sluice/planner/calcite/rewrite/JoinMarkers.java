package io.sluice.planner.calcite.rewrite;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.Util;

/** Functions in a join's condition that only say of what kind the join is: temporal, ASOF, or how long it waits for late rows. */
public final class JoinMarkers {
    private static final String PREFIX = "JOIN$";

    /** {@code JOIN$AS_OF(time)}, or without an argument for processing time. */
    public static final String AS_OF = PREFIX + "AS_OF";

    /** {@code JOIN$MATCH(left >= right)} of an ASOF JOIN. */
    public static final String MATCH = PREFIX + "MATCH";

    /** {@code JOIN$GRACE(interval)}. */
    public static final String GRACE = PREFIX + "GRACE";

    private JoinMarkers() {}

    static boolean isIn(RexNode condition) {
        try {
            condition.accept(new RexVisitorImpl<Void>(true) {
                @Override
                public Void visitCall(RexCall call) {
                    if (isMarker(call)) {
                        throw Util.FoundOne.NULL;
                    }
                    return super.visitCall(call);
                }
            });
            return false;
        } catch (Util.FoundOne e) {
            return true;
        }
    }

    public static boolean isMarker(RexNode node) {
        return node instanceof RexCall call && call.getOperator().getName().startsWith(PREFIX);
    }

    public static boolean isTemporal(RexCall marker) {
        return marker.getOperator().getName().equals(AS_OF);
    }

    public static boolean isGrace(RexCall marker) {
        return marker.getOperator().getName().equals(GRACE);
    }
}
