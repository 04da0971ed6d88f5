package io.sluice.benchmarks.growth;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The rows {@code (k, n, t)} that cases are fed with, made when they are needed. */
final class GrowthData {
    private static final int VALUES = 1_000;
    private static final long STRIDE = 7_368_787;

    private GrowthData() {}

    /** Rows [from, from + count) of a case; owned by the caller. */
    static VectorSchemaRoot batch(GrowthCase growth, long from, int count, BufferAllocator allocator) {
        BigIntVector keys = new BigIntVector("k", allocator);
        BigIntVector values = new BigIntVector("n", allocator);
        TimeStampMilliVector times = new TimeStampMilliVector("t", allocator);
        keys.allocateNew(count);
        values.allocateNew(count);
        times.allocateNew(count);
        for (int i = 0; i < count; i++) {
            long row = from + i;
            // The stride is a prime: before a key comes again all others have come, in no order of size.
            keys.set(i, row * STRIDE % growth.keys());
            values.set(i, row % VALUES);
            times.set(i, row * 1_000 / growth.rowsPerSecond());
        }
        VectorSchemaRoot root = new VectorSchemaRoot(List.of(keys, values, times));
        root.setRowCount(count);
        return root;
    }

    /** One row of a key of its own and value 0, long after all others. */
    static VectorSchemaRoot last(GrowthCase growth, BufferAllocator allocator) {
        VectorSchemaRoot root = batch(growth, 0, 1, allocator);
        long behind = growth.rows() * 1_000 / growth.rowsPerSecond() + 2_000L * growth.size() + 10_000;
        ((BigIntVector) root.getVector(0)).set(0, -1);
        ((TimeStampMilliVector) root.getVector(2)).set(0, behind);
        return root;
    }

    /** The sum of {@code n} over the first rows. */
    static long sum(long rows) {
        long rest = rows % VALUES;
        return rows / VALUES * (VALUES * (VALUES - 1L) / 2) + rest * (rest - 1) / 2;
    }
}
