package io.sluice.runtime.operator.match;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.consolidate.Consolidation;
import io.sluice.runtime.operator.window.EventTimes;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds a row pattern in each partition. Rows lie in order; at the end of a tick those attempts are made anew that have looked at a
 * place where rows came or went, and what their matches gave is withdrawn and given again as far as it differs.
 *
 * <p>Over event time rows below the watermark are late. Attempts that no row to come can change are settled: their rows are freed, their
 * matches stay given out.
 */
public final class MatchOperator implements Operator {
    private final MatchSpec spec;
    private final OperatorContext context;
    private final Scratch scratch;
    private final GroupTable partitions;
    private final PartitionRows rows;
    private final PatternReach reach;
    private final Matcher matcher;
    private final MatchAttempts attempts;
    private final MatchRows output;
    private final MatchChanges changes;
    private PartitionMatches[] matches = new PartitionMatches[8];
    private final List<ChangeBatch> arrived = new ArrayList<>();
    private int[] ids = new int[0];
    private int[] touched = new int[16];
    private int touchedCount;
    private long watermark = Tick.NO_WATERMARK;
    /** The watermark, in units of the time column, at the last look at partitions that nothing comes to. */
    private long swept = Long.MIN_VALUE;

    public MatchOperator(MatchSpec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.scratch = new Scratch(context.allocator());
        List<SqlType> keys =
                spec.partitionKeys().stream().map(spec.input()::type).toList();
        this.partitions = GroupTables.create(keys, context.allocator(), scratch);
        this.rows = new PartitionRows(spec, context.allocator());
        this.reach = PatternReach.of(spec);
        SlotValues values = new SlotValues(spec.symbols());
        this.matcher = new Matcher(spec, context, values, reach.after());
        this.output = new MatchRows(spec, values, context);
        this.attempts = new MatchAttempts(spec, matcher, output);
        this.changes = new MatchChanges(context);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        arrived.add(batch);
    }

    @Override
    public void endTick(Tick tick, Output out) {
        takeIn();
        watermark = Math.max(watermark, tick.watermark());
        for (int i = 0; i < touchedCount; i++) {
            search(touched[i]);
        }
        changes.emit(output, touchedCount > 0, out);
        touchedCount = 0;
        if (spec.timed()) {
            sweep();
        }
    }

    /** Puts the rows of the tick in order, those that cancel out left away. */
    private void takeIn() {
        if (arrived.isEmpty()) {
            return;
        }
        try (ChangeBatch all = Concat.batches(arrived, context.allocator());
                ChangeBatch net = Consolidation.hasRetractions(all)
                        ? Consolidation.consolidate(all, context.allocator())
                        : all.share()) {
            add(net, true);
        } finally {
            arrived.forEach(ChangeBatch::close);
            arrived.clear();
        }
        if (rows.hasNegative()) {
            throw new SluiceException(ErrorCode.INTERNAL_ERROR, "a row was taken back that never came");
        }
    }

    private void add(ChangeBatch batch, boolean check) {
        int count = batch.rowCount();
        if (ids.length < count) {
            ids = new int[count];
        }
        Column[] keys = new Column[spec.partitionKeys().size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(spec.partitionKeys().get(i));
        }
        partitions.findOrAdd(keys, 0, count, ids);
        if (matches.length < partitions.idBound()) {
            matches = Arrays.copyOf(matches, Math.max(partitions.idBound(), 2 * matches.length));
        }
        rows.prepare(batch, partitions.idBound());
        long closed = closedTime();
        for (int row = 0; row < count; row++) {
            int group = ids[row];
            if (matches[group] == null) {
                matches[group] = new PartitionMatches();
            }
            if (check && isRejected(batch, row, closed)) {
                touch(group, Integer.MAX_VALUE - 1);
                continue;
            }
            touch(group, rows.add(group, row, batch.weight(row)));
        }
    }

    private boolean isRejected(ChangeBatch batch, int row, long closed) {
        if (!spec.timed() && spec.withinUnits() == Long.MAX_VALUE) {
            return false;
        }
        Column time = batch.column(spec.timeColumn());
        if (time.isNull(row)) {
            context.rejected()
                    .failed(batch, row, ErrorCode.NOT_NULL_VIOLATION, "the event time is NULL", SourceSpan.NONE);
            return true;
        }
        if (spec.timed() && Memory.getLong(time.data() + 8L * row) < closed) {
            context.rejected().late(batch, row, spec.timeColumn(), watermark);
            return true;
        }
        return false;
    }

    private void touch(int group, int position) {
        if (matches[group].change(position)) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedCount);
            }
            touched[touchedCount++] = group;
        }
    }

    /** Times below this are complete, in units of the time column. */
    private long closedTime() {
        return spec.timed()
                ? EventTimes.closedThrough(
                        watermark,
                        Duration.ZERO,
                        spec.input().type(spec.timeColumn()).timeUnit())
                : Long.MIN_VALUE;
    }

    /** Makes the attempts anew that have looked at a place where rows came or went. */
    private void search(int group) {
        PartitionMatches partition = matches[group];
        int size = rows.size(group);
        int changed = Math.min(partition.takeChangedFrom(), size);
        int start = partition.forgetFrom(changed, changes.gone());
        int from = Math.max(0, start - reach.before());
        try (Region region = rows.region(group, from, size, !partition.freedAny())) {
            matcher.enter(region, changed - from);
            attempts.make(partition, region, start);
            matcher.leave();
            if (spec.timed()) {
                if (region.size() > 0) {
                    partition.lastTime(region.time(spec.timeColumn(), region.size() - 1));
                }
                settle(group, partition, region);
            }
        }
        freeIfEmpty(group);
    }

    /** Frees what no row to come can change. */
    private void settle(int group, PartitionMatches partition, Region region) {
        long closed = closedTime();
        if (closed == Long.MIN_VALUE) {
            return;
        }
        int complete = region.size();
        while (complete > 0 && region.time(spec.timeColumn(), complete - 1) >= closed) {
            complete--;
        }
        int firstOpenRow = region.from() + complete;
        int open = partition.firstOpen((start, looked) -> looked < firstOpenRow
                || start >= region.from() && isPast(region.time(spec.timeColumn(), start - region.from()), closed));
        free(group, partition, open);
    }

    /** Whether rows to come are too late for a match that begins at this time. */
    private boolean isPast(long time, long closed) {
        return spec.withinUnits() != Long.MAX_VALUE && time <= closed - spec.withinUnits();
    }

    private void free(int group, PartitionMatches partition, int open) {
        int count = Math.max(0, open - reach.before());
        rows.dropFirst(group, count);
        partition.free(open, count);
    }

    /** Looks at the partitions that nothing comes to, once the watermark has gone on by a part of the pattern's time. */
    private void sweep() {
        long closed = closedTime();
        boolean ended = closed == Long.MAX_VALUE;
        if (closed == Long.MIN_VALUE
                || spec.withinUnits() == Long.MAX_VALUE
                || !ended && swept != Long.MIN_VALUE && closed - swept < spec.withinUnits() / 4) {
            return;
        }
        swept = closed;
        for (int group : partitions.live()) {
            PartitionMatches partition = matches[group];
            if (rows.size(group) > 0 && (ended || isPast(partition.lastTime(), closed))) {
                free(group, partition, partition.firstOpen((start, looked) -> true));
            }
            freeIfEmpty(group);
        }
    }

    private void freeIfEmpty(int group) {
        PartitionMatches partition = matches[group];
        boolean remembers = partition.freedAny() && (spec.numbersMatches() || spec.anchoredStart());
        if (rows.size(group) == 0 && !remembers) {
            partition.close();
            partitions.free(group);
            matches[group] = null;
        }
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("watermark", watermark);
        writer.writeLong("swept", swept);
        partitions.snapshot(writer, "");
        int[] live = partitions.live();
        long[] facts = new long[4 * live.length];
        try (BatchBuilder builder = new BatchBuilder(spec.input(), context.allocator())) {
            for (int i = 0; i < live.length; i++) {
                PartitionMatches partition = matches[live[i]];
                facts[4 * i] = partition.scanFrom();
                facts[4 * i + 1] = partition.numbered();
                facts[4 * i + 2] = partition.freedAny() ? 1 : 0;
                facts[4 * i + 3] = partition.lastTime();
                rows.decode(live[i], builder);
            }
            try (ChangeBatch batch = builder.build()) {
                writer.writeBatch("rows", batch);
            }
        }
        writer.writeLongs("partitions", facts, facts.length);
    }

    /** What was found follows from the rows: the search is made again, without giving anything out. */
    @Override
    public void restore(StateReader reader) {
        watermark = reader.readLong("watermark");
        swept = reader.readLong("swept");
        partitions.restore(reader, "");
        try (ChangeBatch batch = reader.readBatch("rows")) {
            add(batch, false);
        }
        long[] facts = reader.readLongs("partitions");
        int[] live = partitions.live();
        for (int i = 0; i < live.length; i++) {
            if (matches[live[i]] == null) {
                matches[live[i]] = new PartitionMatches();
            }
            PartitionMatches partition = matches[live[i]];
            partition.restore((int) facts[4 * i], facts[4 * i + 1], facts[4 * i + 2] != 0);
            partition.lastTime(facts[4 * i + 3]);
            partition.takeChangedFrom();
            int size = rows.size(live[i]);
            int start = partition.scanFrom();
            int from = Math.max(0, start - reach.before());
            try (Region region = rows.region(live[i], from, size, !partition.freedAny())) {
                // Errors of conditions were reported before.
                matcher.enter(region, Integer.MAX_VALUE);
                attempts.make(partition, region, start);
                matcher.leave();
            }
        }
        touchedCount = 0;
        output.finish().close();
    }

    @Override
    public long stateBytes() {
        long bytes = partitions.stateBytes() + rows.stateBytes() + scratch.stateBytes();
        for (PartitionMatches partition : matches) {
            bytes += partition == null ? 0 : partition.stateBytes();
        }
        return bytes + 4L * (ids.length + touched.length);
    }

    @Override
    public long stateRows() {
        return rows.count();
    }

    @Override
    public void close() {
        arrived.forEach(ChangeBatch::close);
        arrived.clear();
        for (PartitionMatches partition : matches) {
            if (partition != null) {
                partition.close();
            }
        }
        Arrays.fill(matches, null);
        changes.close();
        output.close();
        rows.close();
        partitions.close();
        scratch.close();
    }
}
