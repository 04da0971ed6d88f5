package io.sluice.runtime.operator.topn;

import io.sluice.planner.plan.TopNNode.Ranking;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.NodeList;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.OrderedRows;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the rows of each partition whose rank is wanted. Rows lie in order, encoded, in one store for all partitions; equal rows are told
 * apart by all their columns, and a row of weight n has n ranks. At the end of a tick each partition that was touched emits what left its
 * wanted ranks with −1 and what came to them with +1, partitions in the order in which the tick first touched them.
 *
 * <p>Over rows that are only added nothing is kept behind the last wanted rank: a row that is not among the first ones now never will be. Else
 * only the first rows of a large partition lie in order, the others in a {@link RowReserve}.
 */
public final class TopNOperator implements Operator {
    private final TopNSpec spec;
    private final OperatorContext context;
    private final Scratch scratch;
    private final GroupTable partitions;
    private final OrderedRowCodec codec;
    private final OrderedRows rows;
    private final RowReserve reserve;
    private final RankedRows ranked;
    private final RankedRowWriter writer;
    private final RankChanges changes;
    private final boolean bounded;

    private int[] ids = new int[0];
    /** Groups touched in this tick, and where their lists from before it begin in {@link #before}. */
    private int[] touched = new int[16];

    private int[] touchedFrom = new int[16];
    private int touchedCount;
    private boolean[] isTouched = new boolean[16];
    private final RankList before = new RankList();
    private final RankList after = new RankList();
    /** Whether a node stands in {@link #before}, so that its row may have to be withdrawn. */
    private boolean[] isBefore = new boolean[16];
    /** Nodes of {@link #before} that were taken out in this tick. */
    private final NodeList detached = new NodeList();
    /** Nodes that have lost all their copies in this tick, with their groups. */
    private final NodeList emptied = new NodeList();

    private final NodeList scan = new NodeList();
    /** The last row of each full group, behind which nothing is kept; 0 where not known. */
    private int[] worst = new int[16];

    public TopNOperator(TopNSpec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.scratch = new Scratch(context.allocator());
        List<SqlType> keys =
                spec.partitionKeys().stream().map(spec.input()::type).toList();
        this.partitions = GroupTables.create(keys, context.allocator(), scratch);
        this.codec = new OrderedRowCodec(
                spec.input().fields().stream().map(field -> field.type()).toList(), spec.order(), context.allocator());
        this.rows = new OrderedRows(context.allocator());
        this.reserve = new RowReserve(spec, rows, context.allocator());
        this.ranked = new RankedRows(spec, rows, codec);
        this.writer = new RankedRowWriter(spec, rows, codec, context);
        this.changes = new RankChanges(spec, writer);
        this.bounded = !spec.changing();
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch) {
            add(batch, true);
        }
    }

    private void add(ChangeBatch batch, boolean remember) {
        int count = batch.rowCount();
        if (ids.length < count) {
            ids = new int[count];
        }
        Column[] keys = new Column[spec.partitionKeys().size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(spec.partitionKeys().get(i));
        }
        partitions.findOrAdd(keys, 0, count, ids);
        ensureGroups(partitions.idBound());
        codec.encode(batch);
        boolean cuts = bounded && spec.ranking() == Ranking.ROW_NUMBER && remember;
        for (int row = 0; row < count; row++) {
            int group = ids[row];
            long address = codec.address(row);
            int length = codec.length(row);
            if (cuts && worst[group] != 0 && rows.compare(address, length, worst[group]) >= 0) {
                continue;
            }
            long weight = batch.weight(row);
            if (reserve.add(group, address, length, weight)) {
                continue;
            }
            if (remember) {
                touch(group);
            }
            int node = rows.add(group, address, length, weight);
            reserve.counted(group, rows.count(node), weight);
            if (rows.count(node) == 0) {
                emptied.add(node, group);
            }
            if (cuts) {
                cut(group);
            } else if (reserve.isCrowded(group)) {
                reserve.relieve(group, detached);
            }
        }
    }

    private void ensureGroups(int bound) {
        rows.ensureGroups(bound);
        reserve.ensureGroups(bound);
        if (isTouched.length < bound) {
            isTouched = Arrays.copyOf(isTouched, Math.max(bound, 2 * isTouched.length));
            worst = Arrays.copyOf(worst, isTouched.length);
        }
    }

    /** Notes what a group gave before the tick changes it. */
    private void touch(int group) {
        if (isTouched[group]) {
            return;
        }
        isTouched[group] = true;
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, 2 * touchedCount);
            touchedFrom = Arrays.copyOf(touchedFrom, 2 * touchedCount);
        }
        touched[touchedCount] = group;
        int from = before.size();
        touchedFrom[touchedCount++] = from;
        ranked.list(group, before);
        if (isBefore.length < rows.nodeBound()) {
            isBefore = Arrays.copyOf(isBefore, Math.max(rows.nodeBound(), 2 * isBefore.length));
        }
        for (int i = from; i < before.size(); i++) {
            isBefore[before.node(i)] = true;
        }
    }

    /** Drops rows behind the last wanted one. */
    private void cut(int group) {
        long last = spec.lastRank();
        while (rows.size(group) > last) {
            int node = rows.last(group);
            long beyond = rows.size(group) - last;
            if (beyond < rows.count(node)) {
                rows.reduce(group, node, beyond);
            } else if (node < isBefore.length && isBefore[node]) {
                rows.detach(group, node);
                detached.add(node, 0);
            } else {
                rows.remove(group, node);
            }
        }
        worst[group] = last > 0 && rows.size(group) == last ? rows.last(group) : 0;
    }

    @Override
    public void endTick(Tick tick, Output out) {
        if (rows.hasNegative() || reserve.hasNegative()) {
            throw new SluiceException(ErrorCode.INTERNAL_ERROR, "a row was taken back that never came");
        }
        writer.begin(out);
        for (int i = 0; i < touchedCount; i++) {
            int to = i + 1 < touchedCount ? touchedFrom[i + 1] : before.size();
            reserve.refill(touched[i]);
            after.clear();
            ranked.list(touched[i], after);
            changes.write(before, touchedFrom[i], to, after, rows.nodeBound());
            if (bounded) {
                scan.clear();
                rows.collect(touched[i], ranked.end(), rows.size(touched[i]), scan);
                dropLater(touched[i]);
            }
        }
        writer.end();
        forget();
    }

    private void dropLater(int group) {
        for (int i = 0; i < scan.size(); i++) {
            emptied.add(scan.node(i), group);
            rows.reduce(group, scan.node(i), scan.copies(i));
        }
    }

    /** Forgets what the tick has left without use. */
    private void forget() {
        for (int i = 0; i < before.size(); i++) {
            isBefore[before.node(i)] = false;
        }
        for (int i = 0; i < detached.size(); i++) {
            rows.free(detached.node(i));
        }
        for (int i = 0; i < emptied.size(); i++) {
            int node = emptied.node(i);
            if (rows.has(node) && rows.count(node) == 0) {
                rows.remove((int) emptied.copies(i), node);
            }
        }
        for (int i = 0; i < touchedCount; i++) {
            int group = touched[i];
            isTouched[group] = false;
            if (rows.size(group) == 0) {
                partitions.free(group);
                worst[group] = 0;
            }
        }
        detached.clear();
        emptied.clear();
        before.clear();
        after.clear();
        touchedCount = 0;
        changes.shrink();
    }

    @Override
    public void snapshot(StateWriter target) {
        target.writeLong("parts", stateRows() / RowSnapshot.PART_ROWS + 1);
        try (RowSnapshot snapshot = new RowSnapshot(spec, codec, context, target)) {
            for (int group : partitions.live()) {
                scan.clear();
                rows.collect(group, 0, rows.size(group), scan);
                for (int i = 0; i < scan.size(); i++) {
                    int node = scan.node(i);
                    snapshot.take(rows.address(node), rows.length(node), scan.copies(i));
                }
                reserve.forEach(group, snapshot);
            }
            snapshot.writePart();
        }
    }

    @Override
    public void restore(StateReader reader) {
        long parts = reader.readLong("parts");
        for (long part = 0; part < parts; part++) {
            try (ChangeBatch batch = reader.readBatch("rows" + part)) {
                add(batch, false);
            }
        }
    }

    @Override
    public long stateBytes() {
        return partitions.stateBytes()
                + rows.stateBytes()
                + reserve.stateBytes()
                + codec.stateBytes()
                + scratch.stateBytes()
                + before.stateBytes()
                + 4L * (ids.length + 2L * touched.length + worst.length)
                + isTouched.length;
    }

    @Override
    public long stateRows() {
        return rows.nodeCount() + reserve.size();
    }

    @Override
    public void close() {
        writer.close();
        rows.close();
        reserve.close();
        codec.close();
        partitions.close();
        scratch.close();
    }
}
