package io.sluice.runtime.dataflow;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.ScanNode;
import io.sluice.runtime.dataflow.Stream.End;
import io.sluice.runtime.lane.Exchange;
import io.sluice.runtime.lane.InputSplit;
import io.sluice.runtime.lane.Lanes;
import io.sluice.runtime.lane.OncePerRow;
import io.sluice.runtime.lane.Placement;
import io.sluice.runtime.lane.Spread;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.seek.SoughtFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Wires operators into a {@link Dataflow}, inputs first. Where there are several lanes it puts an operator into each, and an exchange before
 * those that need rows of equal keys together and would not have them. When wiring fails half-way, {@link #close()} frees what was made.
 */
public final class DataflowBuilder implements AutoCloseable {
    private final List<ScanPort> scans = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<StepTimer> timers;
    private final TickClock clock;
    private final Lanes lanes;
    private boolean built;

    /**
     * @param clock shows the operators the time of the tick under way
     * @param lanes new ones, for this dataflow
     */
    public DataflowBuilder(TickClock clock, Lanes lanes) {
        this.clock = clock;
        this.lanes = lanes;
        this.timers =
                IntStream.range(0, lanes.count()).mapToObj(i -> new StepTimer()).toList();
    }

    /** @param relationWidth number of columns of the whole relation */
    public Stream scan(ScanNode node, int relationWidth) {
        return scan(new ScanPort(node, relationWidth));
    }

    private Stream scan(ScanPort port) {
        scans.add(port);
        if (lanes.count() == 1) {
            return new Stream(List.of(new End(port::connect, port)), 0, Spread.ANYWHERE, true);
        }
        InputSplit split = lanes.input();
        port.connect(split);
        boolean apart = port.node().traits().changes() == ChangeMode.APPEND;
        return Stream.of(
                lanes.count(), 0, Spread.ANYWHERE, apart, lane -> new End(out -> split.connect(lane, out), port));
    }

    /**
     * A filter of a relation, that may be told by an index which rows have the values it looks for.
     *
     * @param filter for rows that no index has looked at
     * @param sought the same filter for rows that an index finds; null where it has nothing to look for. Only made when it is asked for
     */
    public Stream filter(
            String label,
            ScanNode node,
            int relationWidth,
            Function<OperatorContext, Operator> filter,
            Function<OperatorContext, SoughtFilter> sought,
            Placement placement) {
        ScanPort port = new ScanPort(node, relationWidth);
        int before = steps.size();
        Stream stream = step(label, filter, placement, List.of(scan(port)));
        List<Step> made = steps.subList(before, steps.size());
        Output after = made.get(0)::emitChosen;
        if (lanes.count() > 1) {
            InputSplit split = lanes.input();
            for (int lane = 0; lane < made.size(); lane++) {
                split.connect(lane, made.get(lane)::emitChosen);
            }
            after = split;
        }
        port.seek(() -> sought.apply(lanes.context(0)), after);
        return stream;
    }

    /**
     * Adds an operator for all rows together that reads the given streams as its inputs 0, 1, …; none for an operator that only generates
     * rows. It belongs to the {@linkplain Lanes#context first lane}.
     */
    public Stream step(String label, Operator operator, List<Stream> inputs) {
        return step(
                label, List.of(operator), inputs.stream().map(this::together).toList(), Spread.ANYWHERE, true);
    }

    /**
     * Adds equal operators, one in each lane where there are rows for it.
     *
     * @param factory makes one from the context of its lane
     */
    public Stream step(
            String label, Function<OperatorContext, Operator> factory, Placement placement, List<Stream> inputs) {
        if (lanes.count() == 1) {
            return step(label, factory.apply(lanes.context(0)), inputs);
        }
        if (placement instanceof Placement.ByKeys keys) {
            return byKeys(label, factory, keys, inputs);
        }
        if (placement instanceof Placement.BesideFew beside) {
            return besideFew(label, factory, beside, inputs);
        }
        Stream input = inputs.get(0);
        Spread spread = input.spread.after((Placement.Anywhere) placement);
        return step(
                label,
                operators(lane -> factory.apply(lanes.context(lane)), input.ends.size()),
                inputs,
                spread,
                input.apart);
    }

    private Stream byKeys(
            String label,
            Function<OperatorContext, Operator> factory,
            Placement.ByKeys placement,
            List<Stream> inputs) {
        int[] whole = IntStream.range(0, placement.keys().get(0).length).toArray();
        if (whole.length == 0) {
            return step(label, factory.apply(lanes.context(0)), inputs);
        }
        // One input may be together by some of its keys; several must agree in where a key is.
        int[] positions = inputs.size() == 1
                ? inputs.get(0).spread.within(placement.keys().get(0))
                : null;
        List<Stream> parted = positions != null
                ? inputs
                : IntStream.range(0, inputs.size())
                        .mapToObj(i -> parted(inputs.get(i), placement.keys().get(i)))
                        .toList();
        Spread spread = Spread.after(placement, positions != null ? positions : whole);
        return step(label, operators(lane -> factory.apply(lanes.context(lane)), lanes.count()), parted, spread, true);
    }

    private Stream besideFew(
            String label,
            Function<OperatorContext, Operator> factory,
            Placement.BesideFew placement,
            List<Stream> inputs) {
        int few = placement.few();
        Stream many = inputs.get(1 - few);
        boolean inPlace = many.spread.isBy(placement.byKeys().keys().get(1 - few));
        if (inPlace || !hasOwnRowsInEachLane(many)) {
            return byKeys(label, factory, placement.byKeys(), inputs);
        }
        Stream shared = toAll(inputs.get(few), lanes.count());
        List<OncePerRow> rejected = new ArrayList<>();
        List<End> ends = new ArrayList<>();
        for (int lane = 0; lane < lanes.count(); lane++) {
            OncePerRow own = new OncePerRow(lanes.context(lane).rejected());
            End end = shared.ends.get(lane);
            rejected.add(own);
            ends.add(lane == 0 ? end : new End(out -> end.connector().accept(own.ofCopies(out)), end.watermark()));
        }
        List<Stream> both = new ArrayList<>(inputs);
        both.set(few, new Stream(ends, shared.phase, Spread.ANYWHERE, true));
        List<Operator> operators =
                operators(lane -> factory.apply(lanes.context(lane).rejecting(rejected.get(lane))), lanes.count());
        return step(label, operators, both, many.spread.after(new Placement.Anywhere(placement.passed())), true);
    }

    /** Whether rows that agree in these columns may be in several lanes, of which each takes back only what it has given. */
    public boolean areInSeveralLanes(Stream stream, int[] columns) {
        return lanes.count() > 1 && hasOwnRowsInEachLane(stream) && stream.spread.within(columns) == null;
    }

    /** Whether all lanes have rows, and each takes back only what it has given. */
    private boolean hasOwnRowsInEachLane(Stream stream) {
        return stream.apart && stream.ends.size() == lanes.count();
    }

    private static List<Operator> operators(IntFunction<Operator> factory, int count) {
        List<Operator> made = new ArrayList<>();
        try {
            for (int lane = 0; lane < count; lane++) {
                made.add(factory.apply(lane));
            }
            return made;
        } catch (RuntimeException e) {
            made.forEach(Operator::close);
            throw e;
        }
    }

    /** One operator a lane; inputs have an end in each of these lanes, or in the first only. */
    private Stream step(String label, List<Operator> operators, List<Stream> inputs, Spread spread, boolean apart) {
        int phase = inputs.stream().mapToInt(input -> input.phase).max().orElse(0);
        return Stream.of(operators.size(), phase, spread, apart, lane -> {
            List<WatermarkSource> times = inputs.stream()
                    .map(input -> input.ends.get(lane).watermark())
                    .toList();
            Step step = new Step(label, operators.get(lane), times, timers.get(lane));
            steps.add(step);
            lanes.add(lane, phase, step);
            for (int i = 0; i < inputs.size(); i++) {
                int index = i;
                inputs.get(i).ends.get(lane).connector().accept(batch -> step.accept(index, batch));
            }
            return new End(step::connect, step::watermark);
        });
    }

    /** The same rows, those together that agree in these columns. */
    public Stream together(Stream stream, int[] columns) {
        return lanes.count() == 1 || stream.spread.within(columns) != null ? stream : parted(stream, columns);
    }

    private Stream parted(Stream stream, int[] keys) {
        if (stream.spread.isBy(keys)) {
            return stream;
        }
        Exchange exchange = lanes.exchange(keys, stream.ends.size(), stream.phase + 1);
        return exchanged(stream, exchange, lanes.count(), new Spread(List.of(keys)));
    }

    private Stream together(Stream stream) {
        return stream.ends.size() == 1 ? stream : toAll(stream, 1);
    }

    private Stream toAll(Stream stream, int receivers) {
        Exchange exchange = lanes.toAll(stream.ends.size(), receivers, stream.phase + 1);
        return exchanged(stream, exchange, receivers, Spread.ANYWHERE);
    }

    private static Stream exchanged(Stream stream, Exchange exchange, int receivers, Spread spread) {
        for (int lane = 0; lane < stream.ends.size(); lane++) {
            stream.ends.get(lane).connector().accept(exchange.sender(lane));
        }
        WatermarkSource time = stream.watermark();
        return Stream.of(
                receivers, stream.phase + 1, spread, true, lane -> new End(out -> exchange.connect(lane, out), time));
    }

    /** The rows of all, as they come, but without their numbers: several inputs may bring rows of one source. */
    public Stream union(List<Stream> inputs) {
        int phase = inputs.stream().mapToInt(input -> input.phase).max().orElse(0);
        int width = inputs.stream().mapToInt(input -> input.ends.size()).max().orElse(1);
        Spread spread =
                inputs.stream().map(input -> input.spread).reduce(Spread::and).orElse(Spread.ANYWHERE);
        boolean apart = inputs.stream().allMatch(input -> input.apart);
        return Stream.of(width, phase, spread, apart, lane -> {
            List<End> ends = inputs.stream()
                    .filter(input -> lane < input.ends.size())
                    .map(input -> input.ends.get(lane))
                    .toList();
            return new End(
                    output -> ends.forEach(end -> end.connector().accept(batch -> output.emit(batch.withoutNumbers()))),
                    Stream.lowest(ends.stream().map(End::watermark).toList()));
        });
    }

    /** Ends the wiring; the builder must not be used again. */
    public Dataflow build(Stream root) {
        built = true;
        LaneResults results = new LaneResults();
        root.ends.forEach(end -> end.connector().accept(results.nextLane()));
        int apart = root.apart ? root.ends.size() : 1;
        return new Dataflow(scans, steps, lanes, root.watermark(), results, apart, clock);
    }

    /** Frees the operators unless a dataflow owns them. */
    @Override
    public void close() {
        if (!built) {
            steps.forEach(step -> step.operator().close());
            lanes.close();
        }
    }
}
