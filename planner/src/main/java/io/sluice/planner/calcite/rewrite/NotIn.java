package io.sluice.planner.calcite.rewrite;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.tools.RelBuilder;

/**
 * {@code x NOT IN (S)} where either may be NULL, in three ANTI joins that each need little: one on equality, one that lets no row pass when S
 * holds a NULL, one that lets no NULL pass when S holds anything.
 */
final class NotIn {
    private final RelBuilder builder;
    private final RelNode options;
    private final RexCall match;
    private final int leftWidth;

    /**
     * @param builder its top is the left side
     * @param options S
     * @param match {@code x = option} over left columns then those of S
     */
    NotIn(RelBuilder builder, RelNode options, RexCall match) {
        this.builder = builder;
        this.options = options;
        this.match = match;
        this.leftWidth = builder.peek().getRowType().getFieldCount();
    }

    void join() {
        RexNode value = match.getOperands().get(0);
        RexNode option = match.getOperands().get(1);
        builder.push(options).join(JoinRelType.ANTI, match);
        if (option.getType().isNullable()) {
            builder.push(options);
            builder.filter(builder.isNull(option.accept(toOptions())));
            oneRowIfAny(builder);
            builder.join(JoinRelType.ANTI, builder.literal(true));
        }
        if (value.getType().isNullable()) {
            builder.push(options);
            oneRowIfAny(builder);
            builder.join(JoinRelType.ANTI, builder.isNull(value));
        }
    }

    /** Replaces the top by one row if it has any, else by none. */
    static void oneRowIfAny(RelBuilder builder) {
        builder.aggregate(builder.groupKey(), builder.countStar("rows"));
        builder.filter(builder.greaterThan(builder.field(0), builder.literal(0)));
    }

    private RexShuttle toOptions() {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(ref.getIndex() - leftWidth, ref.getType());
            }
        };
    }
}
