package io.sluice.benchmarks.start;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;

/** A program that asks Sluice for {@link FirstResult}. */
public final class SluiceStart {
    private SluiceStart() {}

    public static void main(String[] args) {
        try (SqlStreamContext engine = SqlStreamContext.create()) {
            engine.execute(
                            "CREATE STREAM bids (bidder BIGINT NOT NULL, price BIGINT NOT NULL, at TIMESTAMP(3) NOT NULL,"
                                    + " WATERMARK FOR at AS at)")
                    .close();
            engine.execute("CREATE MATERIALIZED VIEW counts AS SELECT window_start, bidder, COUNT(*) AS n"
                            + " FROM TUMBLE(TABLE bids, DESCRIPTOR(at), INTERVAL '10' SECOND)"
                            + " GROUP BY window_start, window_end, bidder")
                    .close();
            try (Appender bids = engine.appender("bids")) {
                for (int row = 0; row < FirstResult.ROWS; row++) {
                    bids.append(FirstResult.bidder(row), FirstResult.price(row), FirstResult.at(row));
                }
            }
            engine.tick();
            try (QueryResult result = engine.query("SELECT COUNT(*), SUM(n) FROM counts")) {
                result.next();
                FirstResult.found(result.getLong(0), result.getLong(1));
            }
        }
    }
}
