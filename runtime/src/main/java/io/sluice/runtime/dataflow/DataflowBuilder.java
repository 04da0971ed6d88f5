package io.sluice.runtime.dataflow;

import io.sluice.planner.plan.ScanNode;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Wires operators into a {@link Dataflow}, inputs first. When wiring fails half-way, {@link #close()} frees what was made. */
public final class DataflowBuilder implements AutoCloseable {
    private final List<ScanPort> scans = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final StepTimer timer = new StepTimer();
    private final TickClock clock;
    private boolean built;

    /** @param clock shows the operators the time of the tick under way */
    public DataflowBuilder(TickClock clock) {
        this.clock = clock;
    }

    /** The open end of what has been wired so far: where rows come out, and how far their time is complete. */
    public static final class Stream {
        private final Consumer<Output> connector;
        private final WatermarkSource watermark;

        private Stream(Consumer<Output> connector, WatermarkSource watermark) {
            this.connector = connector;
            this.watermark = watermark;
        }
    }

    /** @param relationWidth number of columns of the whole relation */
    public Stream scan(ScanNode node, int relationWidth) {
        ScanPort port = new ScanPort(node, relationWidth);
        scans.add(port);
        return new Stream(port::connect, port);
    }

    /** Adds an operator that reads the given streams as its inputs 0, 1, …; none for an operator that only generates rows. */
    public Stream step(String label, Operator operator, List<Stream> inputs) {
        List<WatermarkSource> watermarks =
                inputs.stream().map(input -> input.watermark).toList();
        Step step = new Step(label, operator, watermarks, timer);
        steps.add(step);
        for (int i = 0; i < inputs.size(); i++) {
            int index = i;
            inputs.get(i).connector.accept(batch -> step.accept(index, batch));
        }
        return new Stream(step::connect, step::watermark);
    }

    /** The rows of all, as they come. */
    public Stream union(List<Stream> inputs) {
        List<WatermarkSource> watermarks =
                inputs.stream().map(input -> input.watermark).toList();
        return new Stream(output -> inputs.forEach(input -> input.connector.accept(output)), () -> {
            long lowest = Tick.END_OF_INPUT;
            for (WatermarkSource watermark : watermarks) {
                lowest = Math.min(lowest, watermark.watermark());
            }
            return lowest;
        });
    }

    /**
     * The same rows with the watermark counted in the values of their time column: an operator that builds windows over them must not see time
     * run ahead of the rows.
     *
     * @param delay how far the column may be behind the watermark; empty when it does not follow it
     */
    public Stream inTimeOf(Stream stream, Optional<Duration> delay) {
        if (delay.isEmpty()) {
            return new Stream(stream.connector, () -> {
                long watermark = stream.watermark.watermark();
                return watermark >= WatermarkSource.IDLE ? watermark : Tick.NO_WATERMARK;
            });
        }
        long micros = (delay.get().toNanos() + 999) / 1_000;
        return micros == 0
                ? stream
                : new Stream(stream.connector, () -> {
                    long watermark = stream.watermark.watermark();
                    boolean bare = watermark >= WatermarkSource.IDLE || watermark == Tick.NO_WATERMARK;
                    return bare ? watermark : watermark - micros;
                });
    }

    /**
     * The same rows with a watermark that may be ahead of their own.
     *
     * @param watermark as {@link WatermarkSource#watermark()} is; {@link Tick#NO_WATERMARK} where it is not
     */
    public Stream ahead(Stream stream, LongSupplier watermark) {
        return new Stream(stream.connector, () -> {
            long own = stream.watermark.watermark();
            long raised = watermark.getAsLong();
            return own == WatermarkSource.IDLE && raised != Tick.NO_WATERMARK ? raised : Math.max(own, raised);
        });
    }

    /** Ends the wiring; the builder must not be used again. */
    public Dataflow build(Stream root) {
        built = true;
        Dataflow.RootOutput output = new Dataflow.RootOutput();
        root.connector.accept(output);
        return new Dataflow(scans, steps, root.watermark, output, clock);
    }

    /** Frees the operators unless a dataflow owns them. */
    @Override
    public void close() {
        if (!built) {
            steps.forEach(step -> step.operator().close());
        }
    }
}
