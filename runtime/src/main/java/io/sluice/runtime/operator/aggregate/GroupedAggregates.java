package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.RowSource;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Violations;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups and their aggregates: takes rows, and knows which groups the tick has touched and what was emitted for them before. Used whole by
 * {@link AggregateOperator} and once per window by {@link WindowedAggregateOperator}. Not thread-safe.
 */
final class GroupedAggregates implements ChangingGroups, AutoCloseable {
    private static final SqlType COUNT_TYPE = ChangeBatch.WEIGHT_TYPE;

    private final int[] keyColumns;
    private final boolean changing;
    private final OperatorContext context;
    private final GroupTable table;
    private final List<BoundCall> calls = new ArrayList<>();

    /** The calls of DISTINCT values, which get their rows from here. */
    private final List<DistinctCalls> distinct;

    /** Rows of each group: kept where a group can lose its last row, or where COUNT(*) needs it anyway; else null. */
    private final CountAccumulator rows;

    /** Whether one group of all rows is all there is, and nothing but their number is wanted. */
    private final boolean countsOnly;

    private final TouchLog touched;
    private final RowSource source = new RowSource();

    /** @param keys columns of the input that the table groups by, in the spec or a part of its keys */
    GroupedAggregates(AggregateSpec spec, List<Integer> keys, OperatorContext context, Scratch scratch) {
        this(spec, keys, context, scratch, Violations.THROWN);
    }

    /** @param violations where groups without a right result are noted until they have one */
    GroupedAggregates(
            AggregateSpec spec, List<Integer> keys, OperatorContext context, Scratch scratch, Violations violations) {
        this.keyColumns = keys.stream().mapToInt(Integer::intValue).toArray();
        this.changing = spec.changing();
        this.context = context;
        this.touched = new TouchLog(context.allocator());
        List<SqlType> types = keys.stream().map(spec.input()::type).toList();
        this.table = GroupTables.create(types, context.allocator(), scratch);
        Accumulators accumulators = new Accumulators(spec.input(), changing, context.allocator(), scratch, violations);
        boolean counting = changing || spec.calls().stream().anyMatch(GroupedAggregates::countsRows);
        this.rows = counting ? new CountAccumulator(COUNT_TYPE, context.allocator()) : null;
        for (AggregateCall call : spec.calls()) {
            Accumulator accumulator =
                    countsRows(call) ? new SharedCount(rows) : accumulators.ofAll(call, valueCount(call, spec.input()));
            calls.add(new BoundCall(call, accumulator, scratch));
        }
        countsOnly =
                keys.isEmpty() && !calls.isEmpty() && spec.calls().stream().allMatch(GroupedAggregates::countsRows);
        this.distinct = DistinctCalls.among(calls, spec, context.allocator(), scratch);
        ensureGroups();
    }

    /** Says, before anything is added, how many groups there may be. */
    void expect(int groups) {
        table.expect(groups);
    }

    /** Whether rows with these weights, null for all +1, are looked at one by one, not only counted. */
    boolean looksAtRows(long[] weights) {
        return !countsOnly || weights != null;
    }

    private static boolean countsRows(AggregateCall call) {
        return call.function() == AggregateFunction.COUNT && call.args().isEmpty() && call.filter() < 0;
    }

    /** Who knows the number of values that the call sees of each group, other than itself; null for nobody. */
    private ValueCount valueCount(AggregateCall call, RowType input) {
        boolean all = !call.distinct()
                && call.filter() < 0
                && call.args().stream().noneMatch(column -> input.type(column).nullable());
        if (!all) {
            return null;
        }
        if (rows != null) {
            return rows::count;
        }
        return call.function() == AggregateFunction.SUM && keyColumns.length > 0 ? ValueCount.SOME : null;
    }

    /**
     * Adds rows [from, to) of a batch.
     *
     * @param ids scratch for group ids, as long as the batch, or one if it does not {@linkplain #looksAtRows look at rows}
     * @param weights at the rows' indexes; null for all +1
     * @param remember whether the tick's changes will be asked for with {@link #takeTouched}
     */
    void add(ChangeBatch batch, int from, int to, int[] ids, long[] weights, boolean remember) {
        if (from == to) {
            return;
        }
        if (!changing && weights != null) {
            refuseRetractions(from, to, weights);
        }
        if (!looksAtRows(weights)) {
            count(from, to, ids, remember);
            return;
        }
        table.findOrAdd(batch, keyColumns, from, to, ids);
        ensureGroups();
        if (remember) {
            remember(touched.touch(ids, from, to));
        }
        if (rows != null) {
            rows.add(new Column[0], from, to, ids, weights);
        }
        for (BoundCall call : calls) {
            if (!call.keepsValues()) {
                call.add(batch, from, to, ids, weights);
            }
        }
        for (DistinctCalls alike : distinct) {
            alike.add(batch, from, to, ids, weights);
        }
    }

    /** Counts rows without looking at any. */
    private void count(int from, int to, int[] ids, boolean remember) {
        table.findOrAdd(new Column[0], from, from + 1, ids);
        if (remember) {
            remember(touched.touch(ids, from, from + 1));
        }
        rows.addRows(ids[from], to - from);
    }

    /** Adds all groups of another table of the same spec, append-only and with the same keys; it stays as it is. */
    void merge(GroupedAggregates other, boolean remember) {
        int[] live = other.live();
        Column[] keyColumns = other.newKeyColumns(live, live.length);
        try {
            merge(other, live, keyColumns, remember);
        } finally {
            for (Column column : keyColumns) {
                column.release();
            }
        }
    }

    /**
     * Adds groups of another table.
     *
     * @param sources their ids there
     * @param keyColumns their keys, borrowed
     */
    void merge(GroupedAggregates other, int[] sources, Column[] keyColumns, boolean remember) {
        int count = sources.length;
        if (count == 0) {
            return;
        }
        int[] ids = new int[count];
        table.findOrAdd(keyColumns, 0, count, ids);
        ensureGroups();
        if (remember) {
            remember(touched.touch(ids, 0, count));
        }
        if (rows != null) {
            merge(rows, ids, other.rows, sources);
        }
        for (int i = 0; i < calls.size(); i++) {
            merge(calls.get(i).accumulator(), ids, other.calls.get(i).accumulator(), sources);
        }
    }

    private static void merge(Accumulator target, int[] ids, Accumulator source, int[] sources) {
        for (int i = 0; i < ids.length; i++) {
            target.merge(ids[i], source, sources[i]);
        }
    }

    /** Counts a group as touched though no row came, so that its first result is emitted. */
    void touch(int id) {
        remember(touched.touch(new int[] {id}, 0, 1));
    }

    /** Whether the tick has touched any group. */
    boolean isTouched() {
        return touched.hasTouched();
    }

    @Override
    public List<TouchedGroups> takeTouched() {
        return touched.takeTick();
    }

    @Override
    public RowSource source() {
        return source;
    }

    @Override
    public boolean isThere(int id) {
        return rowCount(id) > 0;
    }

    /** Number of rows in the group, as far as it is known: at least 1 where rows are only added. */
    long rowCount(int id) {
        if (!changing) {
            return 1;
        }
        if (rows.count(id) < 0) {
            throw AggregateErrors.negativeCount();
        }
        return rows.count(id);
    }

    @Override
    public Column[] newResults(int[] ids, int count) {
        Column[] results = new Column[calls.size()];
        int done = 0;
        try {
            for (; done < results.length; done++) {
                results[done] = calls.get(done).accumulator().newResult(ids, count, context.allocator());
            }
            return results;
        } finally {
            for (int i = 0; done < results.length && i < done; i++) {
                results[i].release();
            }
        }
    }

    Column[] newKeyColumns(int[] ids, int count) {
        return table.newKeyColumns(ids, count, context.allocator());
    }

    @Override
    public void free(int id) {
        table.free(id);
        touched.forget(id);
        if (rows != null) {
            rows.clear(id);
        }
        for (BoundCall call : calls) {
            call.accumulator().clear(id);
        }
    }

    /** Says that a result of the group was emitted in an earlier tick. */
    void markEmitted(int id) {
        touched.markEmitted(id);
    }

    /** All groups, ascending. */
    int[] live() {
        return table.live();
    }

    int size() {
        return table.size();
    }

    void snapshot(StateWriter writer, String prefix) {
        table.snapshot(writer, prefix);
        int bound = table.idBound();
        if (rows != null) {
            rows.snapshot(writer, prefix + "rows.", bound);
        }
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).accumulator().snapshot(writer, prefix + "call" + i + ".", bound);
        }
        for (int i = 0; i < distinct.size(); i++) {
            distinct.get(i).snapshot(writer, prefix + "distinct" + i + ".");
        }
    }

    void restore(StateReader reader, String prefix) {
        table.restore(reader, prefix);
        if (rows != null) {
            rows.restore(reader, prefix + "rows.");
        }
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).accumulator().restore(reader, prefix + "call" + i + ".");
        }
        for (int i = 0; i < distinct.size(); i++) {
            distinct.get(i).restore(reader, prefix + "distinct" + i + ".");
        }
        ensureGroups();
        for (int id : table.live()) {
            touched.markEmitted(id);
        }
    }

    long stateBytes() {
        long bytes = table.stateBytes() + touched.stateBytes();
        bytes += rows == null ? 0 : rows.stateBytes();
        for (BoundCall call : calls) {
            bytes += call.accumulator().stateBytes();
        }
        for (DistinctCalls alike : distinct) {
            bytes += alike.stateBytes();
        }
        return bytes;
    }

    @Override
    public void close() {
        source.end();
        touched.close();
        table.close();
        if (rows != null) {
            rows.close();
        }
        distinct.forEach(DistinctCalls::close);
        for (BoundCall call : calls) {
            call.accumulator().close();
        }
    }

    private static void refuseRetractions(int from, int to, long[] weights) {
        for (int row = from; row < to; row++) {
            if (weights[row] < 0) {
                throw AggregateErrors.negativeCount();
            }
        }
    }

    private void ensureGroups() {
        int bound = table.idBound();
        touched.ensureGroups(bound);
        if (rows != null) {
            rows.ensureGroups(bound);
        }
        for (BoundCall call : calls) {
            call.accumulator().ensureGroups(bound);
        }
    }

    /** Keeps the results of groups that have been emitted in an earlier tick, before they change. */
    private void remember(int fresh) {
        if (fresh == 0) {
            return;
        }
        int[] ids = touched.freshIds(fresh);
        int[] oldRows = new int[fresh];
        int[] emitted = new int[fresh];
        int count = 0;
        for (int i = 0; i < fresh; i++) {
            boolean old = touched.freshWasEmitted(i);
            oldRows[i] = old ? count : -1;
            if (old) {
                emitted[count++] = ids[i];
            }
        }
        Column[] results = count == 0 ? new Column[0] : newResults(emitted, count);
        touched.log(new TouchedGroups(ids, oldRows, results));
    }
}
