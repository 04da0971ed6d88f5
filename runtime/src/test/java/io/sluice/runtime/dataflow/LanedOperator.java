package io.sluice.runtime.dataflow;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.lane.Lanes;
import io.sluice.runtime.lane.Placement;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.PrefixedState;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A dataflow of one keyed operator in several lanes, as an operator, for tests. */
public final class LanedOperator implements Operator {
    private final Dataflow dataflow;
    private Output receiver;

    /** @param keys per input its key columns */
    public LanedOperator(
            List<int[]> keys,
            int width,
            int lanes,
            Function<OperatorContext, Operator> factory,
            OperatorContext context,
            Executor executor) {
        this(
                new Placement.ByKeys(keys, List.of()),
                Collections.nCopies(keys.size(), ChangeMode.CHANGING),
                width,
                lanes,
                factory,
                context,
                executor);
    }

    /** @param changes of each input */
    public LanedOperator(
            Placement placement,
            List<ChangeMode> changes,
            int width,
            int lanes,
            Function<OperatorContext, Operator> factory,
            OperatorContext context,
            Executor executor) {
        List<Integer> columns = IntStream.range(0, width).boxed().toList();
        DataflowBuilder builder = new DataflowBuilder(new TickClock(), new Lanes(context, lanes, executor));
        List<Stream> inputs = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            PlanTraits traits = new PlanTraits(
                    new RowType(List.of()), changes.get(i), List.of(), false, Optional.empty(), StateBound.NONE);
            inputs.add(builder.scan(new ScanNode("input" + i, columns, List.of(), traits), width));
        }
        dataflow = builder.build(builder.step("Operator", factory, placement, inputs));
        dataflow.connect(batch -> receiver.emit(batch));
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        receiver = out;
        dataflow.scans().get(input).pushOwned(batch);
    }

    @Override
    public void endTick(Tick tick, Output out) {
        receiver = out;
        dataflow.scans().forEach(scan -> scan.watermark(tick.watermark()));
        dataflow.endTick(tick.number(), tick.nowMicros());
    }

    @Override
    public void snapshot(StateWriter writer) {
        for (int i = 0; i < dataflow.steps().size(); i++) {
            dataflow.steps().get(i).snapshot(new PrefixedState.Writer(writer, "lane" + i + "."));
        }
    }

    @Override
    public void restore(StateReader reader) {
        for (int i = 0; i < dataflow.steps().size(); i++) {
            dataflow.steps().get(i).restore(new PrefixedState.Reader(reader, "lane" + i + "."));
        }
    }

    @Override
    public long stateBytes() {
        return dataflow.stateBytes();
    }

    @Override
    public long stateRows() {
        return dataflow.stateRows();
    }

    @Override
    public void close() {
        dataflow.close();
    }
}
