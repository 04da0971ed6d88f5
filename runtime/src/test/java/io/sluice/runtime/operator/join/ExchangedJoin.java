package io.sluice.runtime.operator.join;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.lane.Exchange;
import io.sluice.runtime.lane.Lanes;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.PrefixedState;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** Two joins behind exchanges by the first column, as one operator, for tests. */
final class ExchangedJoin implements Operator {
    private static final int LANES = 2;

    private final Lanes lanes;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<JoinOperator> joins = new ArrayList<>();
    private Output receiver;

    ExchangedJoin(JoinSpec spec, OperatorContext context) {
        this.lanes = new Lanes(context, LANES, Runnable::run);
        for (int input = 0; input < 2; input++) {
            exchanges.add(lanes.exchange(new int[] {0}, 1, 1));
        }
        for (int lane = 0; lane < LANES; lane++) {
            JoinOperator join = new JoinOperator(spec, context);
            joins.add(join);
            for (int input = 0; input < 2; input++) {
                int port = input;
                exchanges.get(input).connect(lane, batch -> join.process(port, batch, receiver));
            }
        }
    }

    @Override
    public boolean keepsRowNumbers() {
        return true;
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        receiver = out;
        exchanges.get(input).sender(0).emit(batch);
        for (int lane = 0; lane < LANES; lane++) {
            exchanges.get(input).deliver(lane);
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {
        joins.forEach(join -> join.endTick(tick, out));
    }

    @Override
    public void snapshot(StateWriter writer) {
        for (int lane = 0; lane < LANES; lane++) {
            joins.get(lane).snapshot(new PrefixedState.Writer(writer, "lane" + lane + "."));
        }
    }

    @Override
    public void restore(StateReader reader) {
        for (int lane = 0; lane < LANES; lane++) {
            joins.get(lane).restore(new PrefixedState.Reader(reader, "lane" + lane + "."));
        }
    }

    @Override
    public long stateBytes() {
        return joins.stream().mapToLong(JoinOperator::stateBytes).sum();
    }

    @Override
    public long stateRows() {
        return joins.stream().mapToLong(JoinOperator::stateRows).sum();
    }

    @Override
    public void close() {
        joins.forEach(JoinOperator::close);
        lanes.close();
    }
}
