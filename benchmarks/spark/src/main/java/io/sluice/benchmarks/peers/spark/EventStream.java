package io.sluice.benchmarks.peers.spark;

import io.sluice.benchmarks.compare.RunTime;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;

/**
 * A stream of ticks, so many in each micro-batch. A closing row comes with the last of them. The time of a run begins when Spark first asks one
 * of the streams how far it reaches.
 */
final class EventStream implements MicroBatchStream, SupportsTriggerAvailableNow {
    private static final AtomicReference<RunTime.Start> BEGIN = new AtomicReference<>();

    private final String table;
    private final int ticksPerBatch;
    private final boolean isClosing;

    EventStream(String table, int ticksPerBatch, boolean isClosing) {
        this.table = table;
        this.ticksPerBatch = ticksPerBatch;
        this.isClosing = isClosing;
    }

    /** Before a query is started, one at a time in this JVM. */
    static void prepare() {
        BEGIN.set(null);
    }

    /** The time since the first row could have been read. */
    static RunTime time() {
        return BEGIN.get().stop();
    }

    /** How many ticks were read. */
    private static final class Ticks extends Offset {
        private final int count;

        Ticks(int count) {
            this.count = count;
        }

        @Override
        public String json() {
            return Integer.toString(count);
        }
    }

    /** The ticks of one worker in one micro-batch. */
    record Slices(String table, int from, int end, int slice, boolean isLast) implements InputPartition {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Offset initialOffset() {
        return new Ticks(0);
    }

    @Override
    public Offset deserializeOffset(String json) {
        return new Ticks(Integer.parseInt(json));
    }

    @Override
    public void prepareForTriggerAvailableNow() {}

    @Override
    public Offset latestOffset(Offset start, ReadLimit limit) {
        BEGIN.compareAndSet(null, RunTime.start());
        return new Ticks(Math.min(PreparedColumns.of(table).ticks(), ((Ticks) start).count + ticksPerBatch));
    }

    @Override
    public Offset latestOffset() {
        throw new UnsupportedOperationException("asked with a limit only");
    }

    @Override
    public InputPartition[] planInputPartitions(Offset start, Offset end) {
        PreparedColumns rows = PreparedColumns.of(table);
        int to = ((Ticks) end).count;
        InputPartition[] partitions = new InputPartition[rows.slices()];
        for (int slice = 0; slice < partitions.length; slice++) {
            boolean isLast = isClosing && to == rows.ticks() && slice == partitions.length - 1;
            partitions[slice] = new Slices(table, ((Ticks) start).count, to, slice, isLast);
        }
        return partitions;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new SliceReader.Factory();
    }

    @Override
    public void commit(Offset end) {}

    @Override
    public void stop() {}
}
