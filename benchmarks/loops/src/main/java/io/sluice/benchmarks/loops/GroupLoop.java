package io.sluice.benchmarks.loops;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.RootAllocator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Hashing of keys and the search for their groups: a row is an operation. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GroupLoop {
    /** Different keys among the rows. */
    @Param({"1000", "1000000"})
    public int keys;

    /** Column of the key: 0 is a BIGINT, 3 a text. */
    @Param({"0", "3"})
    public int column;

    private final int[] ids = new int[Bids.ROWS];
    private RootAllocator allocator;
    private Scratch scratch;
    private ChangeBatch batch;
    private GroupTable known;

    @Setup
    public void fill() {
        allocator = new RootAllocator();
        scratch = new Scratch(allocator);
        batch = Bids.batch(allocator, keys);
        known = newTable();
        add(known);
    }

    @TearDown(Level.Trial)
    public void close() {
        known.close();
        batch.close();
        scratch.close();
        allocator.close();
    }

    /** All groups are there. */
    @Benchmark
    @OperationsPerInvocation(Bids.ROWS)
    public int find() {
        return add(known);
    }

    /** The table is empty at first. */
    @Benchmark
    @OperationsPerInvocation(Bids.ROWS)
    public int build() {
        try (GroupTable table = newTable()) {
            return add(table);
        }
    }

    private GroupTable newTable() {
        return GroupTables.create(List.of(Bids.TYPE.type(column)), allocator, scratch);
    }

    private int add(GroupTable table) {
        table.findOrAdd(new Column[] {batch.column(column)}, 0, Bids.ROWS, ids);
        return ids[Bids.ROWS - 1];
    }
}
