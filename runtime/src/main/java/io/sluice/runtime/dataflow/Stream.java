package io.sluice.runtime.dataflow;

import io.sluice.runtime.lane.Spread;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The open ends, in all lanes or in the first only, of what a {@link DataflowBuilder} has wired so far. */
public final class Stream {
    final List<End> ends;
    final int phase;
    final Spread spread;
    /** Whether each lane takes back only rows that it has given. */
    final boolean apart;

    /** One lane's open end: where rows come out, and how far their time is complete. */
    record End(Consumer<Output> connector, WatermarkSource watermark) {}

    Stream(List<End> ends, int phase, Spread spread, boolean apart) {
        this.ends = List.copyOf(ends);
        this.phase = phase;
        this.spread = spread;
        this.apart = apart || ends.size() == 1;
    }

    /** One with an end in each of the first lanes. */
    static Stream of(int lanes, int phase, Spread spread, boolean apart, IntFunction<End> end) {
        return new Stream(IntStream.range(0, lanes).mapToObj(end).toList(), phase, spread, apart);
    }

    WatermarkSource watermark() {
        return lowest(ends.stream().map(End::watermark).toList());
    }

    static WatermarkSource lowest(List<WatermarkSource> times) {
        return () -> {
            long lowest = Tick.END_OF_INPUT;
            for (int i = 0; i < times.size(); i++) {
                lowest = Math.min(lowest, times.get(i).watermark());
            }
            return lowest;
        };
    }

    /**
     * The same rows with the watermark counted in the values of their time column: an operator that builds windows over them must not see time
     * run ahead of the rows.
     *
     * @param delay how far the column may be behind the watermark; empty when it does not follow it
     */
    public Stream inTimeOf(Optional<Duration> delay) {
        if (delay.isEmpty()) {
            return in(time -> () -> {
                long watermark = time.watermark();
                return watermark >= WatermarkSource.IDLE ? watermark : Tick.NO_WATERMARK;
            });
        }
        long micros = (delay.get().toNanos() + 999) / 1_000;
        return micros == 0
                ? this
                : in(time -> () -> {
                    long watermark = time.watermark();
                    boolean bare = watermark >= WatermarkSource.IDLE || watermark == Tick.NO_WATERMARK;
                    return bare ? watermark : watermark - micros;
                });
    }

    /**
     * The same rows with a watermark that may be ahead of their own.
     *
     * @param watermark as {@link WatermarkSource#watermark()} is; {@link Tick#NO_WATERMARK} where it is not
     */
    public Stream ahead(LongSupplier watermark) {
        return in(time -> () -> {
            long own = time.watermark();
            long raised = watermark.getAsLong();
            return own == WatermarkSource.IDLE && raised != Tick.NO_WATERMARK ? raised : Math.max(own, raised);
        });
    }

    private Stream in(UnaryOperator<WatermarkSource> time) {
        return of(ends.size(), phase, spread, apart, lane -> {
            End end = ends.get(lane);
            return new End(end.connector(), time.apply(end.watermark()));
        });
    }
}
