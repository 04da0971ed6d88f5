package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.function.UserAggregate;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * An application's aggregate: an object a group. Rows are taken back only when results are asked for, so that the application never sees a
 * row go that has not come.
 */
final class UserAccumulator implements Accumulator {
    /** A rough guess; what an application's object holds nobody can tell. */
    private static final long BYTES_PER_GROUP = 64;

    private record Retraction(int group, Object[] args, long times) {}

    private final UserAggregate function;
    private final AggregateCall call;
    private final List<Retraction> retractions = new ArrayList<>();
    private Object[] accumulators = new Object[0];
    private int groups;

    UserAccumulator(AggregateCall call) {
        this.call = call;
        this.function = call.user().orElseThrow();
    }

    @Override
    public void ensureGroups(int bound) {
        if (accumulators.length < bound) {
            accumulators = Arrays.copyOf(accumulators, Math.max(bound, 2 * accumulators.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        for (int row = from; row < to; row++) {
            if (ids[row] == 0) {
                continue;
            }
            Object[] args = new Object[arguments.length];
            for (int i = 0; i < args.length; i++) {
                args[i] = Values.get(arguments[i], row);
            }
            long weight = weights == null ? 1 : weights[row];
            if (weight < 0) {
                retractions.add(new Retraction(ids[row], args, -weight));
            }
            for (long n = weight; n > 0; n--) {
                function.accumulate(accumulator(ids[row]), args);
            }
        }
    }

    private Object accumulator(int group) {
        if (accumulators[group] == null) {
            accumulators[group] = function.create();
            groups++;
        }
        return accumulators[group];
    }

    private void takeBack() {
        for (Retraction retraction : retractions) {
            for (long n = retraction.times(); n > 0; n--) {
                function.retract(accumulator(retraction.group()), retraction.args());
            }
        }
        retractions.clear();
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        UserAccumulator from = (UserAccumulator) other;
        takeBack();
        from.takeBack();
        if (from.accumulators[source] != null) {
            function.merge(accumulator(target), from.accumulators[source]);
        }
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        takeBack();
        try (ColumnBuilder results = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                results.appendValue(function.result(accumulator(ids[i])));
            }
            return results.build();
        }
    }

    @Override
    public void clear(int id) {
        takeBack();
        if (accumulators[id] != null) {
            accumulators[id] = null;
            groups--;
        }
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        takeBack();
        long[] lengths = new long[bound];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int group = 0; group < bound; group++) {
            lengths[group] = -1;
            if (accumulators[group] != null) {
                byte[] state = function.write(accumulators[group]);
                lengths[group] = state.length;
                bytes.write(state, 0, state.length);
            }
        }
        writer.writeLongs(prefix + "lengths", lengths, bound);
        writer.writeBytes(prefix + "states", bytes.toByteArray(), bytes.size());
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        long[] lengths = reader.readLongs(prefix + "lengths");
        byte[] bytes = reader.readBytes(prefix + "states");
        ensureGroups(lengths.length);
        int at = 0;
        for (int group = 0; group < lengths.length; group++) {
            if (lengths[group] >= 0) {
                int end = at + (int) lengths[group];
                accumulators[group] = function.read(Arrays.copyOfRange(bytes, at, end));
                groups++;
                at = end;
            }
        }
    }

    @Override
    public long stateBytes() {
        return 8L * accumulators.length + groups * BYTES_PER_GROUP;
    }

    @Override
    public void close() {
        accumulators = new Object[0];
        retractions.clear();
    }
}
