package io.sluice.benchmarks.bids;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The right answers, by plain loops over the same rows. */
final class BidExpectations {
    private long rows;
    private long filtered;
    private long priceSum;
    private final Set<Long> bidderWindows = new HashSet<>();

    BidExpectations(List<VectorSchemaRoot> batches) {
        for (VectorSchemaRoot batch : batches) {
            BigIntVector auction = (BigIntVector) batch.getVector("auction");
            BigIntVector bidder = (BigIntVector) batch.getVector("bidder");
            BigIntVector price = (BigIntVector) batch.getVector("price");
            TimeStampMilliVector time = (TimeStampMilliVector) batch.getVector("date_time");
            for (int i = 0; i < batch.getRowCount(); i++) {
                rows++;
                filtered += auction.get(i) % 123 == 0 ? 1 : 0;
                priceSum += price.get(i);
                bidderWindows.add(time.get(i) / 10_000 * 100_000 + bidder.get(i));
            }
        }
    }

    long rows() {
        return rows;
    }

    long filtered() {
        return filtered;
    }

    long priceSum() {
        return priceSum;
    }

    long bidderWindows() {
        return bidderWindows.size();
    }
}
