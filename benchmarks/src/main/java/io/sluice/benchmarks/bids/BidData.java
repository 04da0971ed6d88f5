package io.sluice.benchmarks.bids;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Seeded bids as Arrow batches: auction, bidder, price (BIGINT), channel (10,000 different), url (VARCHAR), date_time (milliseconds, one bid each 0.1 ms, in
 * order). About 100 bytes a row.
 */
final class BidData implements AutoCloseable {
    static final String DDL =
            "CREATE STREAM bids (auction BIGINT, bidder BIGINT, price BIGINT, channel VARCHAR, url VARCHAR,"
                    + " date_time TIMESTAMP(3), WATERMARK FOR date_time AS date_time - INTERVAL '4' SECOND)";
    static final int CHANNELS = 10_000;
    static final int BIDS_PER_SECOND = 10_000;
    private static final long START_MILLIS = 1_767_225_600_000L;

    private final List<VectorSchemaRoot> batches = new ArrayList<>();

    BidData(int rows, int batchRows, BufferAllocator allocator) {
        byte[][] channels = new byte[CHANNELS][];
        for (int i = 0; i < CHANNELS; i++) {
            channels[i] = ("channel-" + i).getBytes(StandardCharsets.UTF_8);
        }
        SplittableRandom random = new SplittableRandom(42);
        for (int from = 0; from < rows; from += batchRows) {
            batches.add(batch(from, Math.min(batchRows, rows - from), random, channels, allocator));
        }
    }

    List<VectorSchemaRoot> batches() {
        return batches;
    }

    private static VectorSchemaRoot batch(
            int from, int rows, SplittableRandom random, byte[][] channels, BufferAllocator allocator) {
        BigIntVector auction = new BigIntVector("auction", allocator);
        BigIntVector bidder = new BigIntVector("bidder", allocator);
        BigIntVector price = new BigIntVector("price", allocator);
        VarCharVector channel = new VarCharVector("channel", allocator);
        VarCharVector url = new VarCharVector("url", allocator);
        TimeStampMilliVector time = new TimeStampMilliVector("date_time", allocator);
        List<FieldVector> vectors = List.of(auction, bidder, price, channel, url, time);
        auction.allocateNew(rows);
        bidder.allocateNew(rows);
        price.allocateNew(rows);
        time.allocateNew(rows);
        for (int i = 0; i < rows; i++) {
            long row = (long) from + i;
            auction.set(i, 1_000 + random.nextInt(1_000));
            bidder.set(i, random.nextInt(1_000));
            price.set(i, 1 + random.nextInt(10_000));
            byte[] name = channels[random.nextInt(CHANNELS)];
            channel.setSafe(i, name);
            byte[] link = ("https://www.example.com/item.htm?query=1&id=" + random.nextInt(1_000_000))
                    .getBytes(StandardCharsets.UTF_8);
            url.setSafe(i, link);
            time.set(i, START_MILLIS + row * 1_000 / BIDS_PER_SECOND);
        }
        vectors.forEach(vector -> vector.setValueCount(rows));
        return new VectorSchemaRoot(vectors);
    }

    @Override
    public void close() {
        batches.forEach(VectorSchemaRoot::close);
    }
}
