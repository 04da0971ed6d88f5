package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;

/** DISTINCT calls over the same arguments, each perhaps with a FILTER of its own: their accumulators see each value of a group once. */
final class DistinctCalls implements AutoCloseable {
    /** What calls must have in common to share their values. */
    record Key(List<Integer> args, List<SortKey> order, boolean skipsNulls) {
        static Key of(AggregateCall call) {
            return new Key(call.args(), call.order(), call.skipsNulls());
        }
    }

    private final Key key;
    private final List<BoundCall> calls;
    private final Scratch scratch;
    private final DistinctValues values;
    private final RowFilters filters;

    /** @param calls of one key, at most {@link DistinctValues#MOST_CALLS} */
    private DistinctCalls(List<BoundCall> calls, AggregateSpec spec, BufferAllocator allocator, Scratch scratch) {
        this.key = Key.of(calls.get(0).call());
        this.calls = List.copyOf(calls);
        this.scratch = scratch;
        List<SqlType> types = key.args().stream().map(spec.input()::type).toList();
        this.values = new DistinctValues(types, !key.skipsNulls(), calls.size(), spec.changing(), allocator, scratch);
        this.filters =
                new RowFilters(calls.stream().map(call -> call.call().filter()).toList());
    }

    /** Those of the calls that see distinct values; their accumulators stay their owner's and do not know of DISTINCT. */
    static List<DistinctCalls> among(
            List<BoundCall> calls, AggregateSpec spec, BufferAllocator allocator, Scratch scratch) {
        Map<Key, List<BoundCall>> byKey = calls.stream()
                .filter(BoundCall::keepsValues)
                .collect(Collectors.groupingBy(call -> Key.of(call.call()), LinkedHashMap::new, Collectors.toList()));
        List<DistinctCalls> all = new ArrayList<>();
        for (List<BoundCall> alike : byKey.values()) {
            for (int from = 0; from < alike.size(); from += DistinctValues.MOST_CALLS) {
                int to = Math.min(alike.size(), from + DistinctValues.MOST_CALLS);
                all.add(new DistinctCalls(alike.subList(from, to), spec, allocator, scratch));
            }
        }
        return List.copyOf(all);
    }

    /** Adds rows [from, to) of a batch with their groups; {@code weights} is null for all +1. */
    void add(ChangeBatch batch, int from, int to, int[] ids, long[] weights) {
        long[] takes = scratch.takenBits(to);
        filters.read(batch, from, to, takes);
        int[] groups = scratch.maskedIds(to);
        for (int row = from; row < to; row++) {
            groups[row] = takes[row] == 0 ? 0 : ids[row];
        }
        Column[] arguments = new Column[key.args().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = batch.column(key.args().get(i));
            if (key.skipsNulls()) {
                BoundCall.dropNulls(arguments[i], from, to, groups);
            }
        }
        values.add(arguments, from, to, groups, takes, weights);
        if (values.turnedCount() > 0) {
            for (int call = 0; call < calls.size(); call++) {
                pass(call, batch, from, to, ids);
            }
        }
    }

    private void pass(int call, ChangeBatch batch, int from, int to, int[] ids) {
        int[] rows = values.turned();
        long[] came = values.came();
        long[] went = values.went();
        Accumulator accumulator = calls.get(call).accumulator();
        if (accumulator instanceof CountAccumulator counter) {
            for (int i = 0; i < values.turnedCount(); i++) {
                int row = rows[i];
                counter.addRows(ids[row], (came[row] >>> call & 1) - (went == null ? 0 : went[row] >>> call & 1));
            }
            return;
        }
        int[] groups = scratch.maskedIds(to);
        long[] turns = scratch.entryWeights(to);
        Arrays.fill(groups, from, to, 0);
        Arrays.fill(turns, from, to, 0);
        for (int i = 0; i < values.turnedCount(); i++) {
            int row = rows[i];
            turns[row] = (came[row] >>> call & 1) - (went == null ? 0 : went[row] >>> call & 1);
            groups[row] = turns[row] == 0 ? 0 : ids[row];
        }
        Column[] arguments = new Column[key.args().size() + key.order().size()];
        for (int i = 0; i < arguments.length; i++) {
            boolean argument = i < key.args().size();
            arguments[i] = batch.column(
                    argument
                            ? key.args().get(i)
                            : key.order().get(i - key.args().size()).column());
        }
        accumulator.add(arguments, from, to, groups, turns);
    }

    void snapshot(StateWriter writer, String prefix) {
        values.snapshot(writer, prefix);
    }

    void restore(StateReader reader, String prefix) {
        values.restore(reader, prefix);
    }

    /** Without what the accumulators hold. */
    long stateBytes() {
        return values.stateBytes();
    }

    @Override
    public void close() {
        values.close();
    }
}
