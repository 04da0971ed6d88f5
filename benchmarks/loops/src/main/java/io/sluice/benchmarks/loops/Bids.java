package io.sluice.benchmarks.loops;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;

/** Rows of bids for all loops. */
final class Bids {
    static final int ROWS = 1 << 16;
    static final RowType TYPE = RowType.of(
            new Field("auction", SqlType.bigint()),
            new Field("price", SqlType.bigint()),
            new Field("channel", SqlType.varchar()),
            new Field("url", SqlType.varchar()));
    private static final List<byte[]> CHANNELS =
            List.of(bytes("Google"), bytes("Facebook"), bytes("Baidu"), bytes("Apple"));

    private Bids() {}

    /** 65,536 rows; {@code auction} has so many different values. */
    static ChangeBatch batch(BufferAllocator allocator, int auctions) {
        SplittableRandom random = new SplittableRandom(1);
        try (BatchBuilder builder = new BatchBuilder(TYPE, allocator)) {
            for (int row = 0; row < ROWS; row++) {
                byte[] channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
                byte[] url = bytes("https://www.nexmark.com/shop/item.htm?query=1&item=" + random.nextInt(auctions));
                builder.column(0).appendLong(random.nextInt(auctions));
                builder.column(1).appendLong(random.nextLong(1_000));
                builder.column(2).appendBytes(channel, 0, channel.length);
                builder.column(3).appendBytes(url, 0, url.length);
                builder.endRow();
            }
            return builder.build();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
