package io.sluice.runtime.connector.nexmark;

import io.sluice.planner.type.RowType;
import java.util.function.Function;

/**
 * The three tables and where their rows stand in the one sequence of events: of 50, the first is a person, three are auctions, then come 46
 * bids. Rows and events count from 0.
 */
enum NexmarkTable {
    PERSON(0, 1, PersonColumns.ROW_TYPE, PersonColumns::new),
    AUCTION(1, 3, AuctionColumns.ROW_TYPE, AuctionColumns::new),
    BID(4, 46, BidColumns.ROW_TYPE, BidColumns::new);

    private static final int GROUP = 50;

    private final int first;
    private final int count;
    private final RowType rowType;
    private final Function<EventModel, TableColumns> columns;

    NexmarkTable(int first, int count, RowType rowType, Function<EventModel, TableColumns> columns) {
        this.first = first;
        this.count = count;
        this.rowType = rowType;
        this.columns = columns;
    }

    RowType rowType() {
        return rowType;
    }

    /** What fills its columns. */
    TableColumns columns(EventModel model) {
        return columns.apply(model);
    }

    /** The event that a row is. */
    long event(long row) {
        return row / count * GROUP + first + row % count;
    }

    /** How many rows of this table are among the first so many events. */
    long rowsAmong(long events) {
        return events / GROUP * count + Math.max(0, Math.min(count, events % GROUP - first));
    }
}
