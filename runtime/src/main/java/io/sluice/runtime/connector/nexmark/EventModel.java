package io.sluice.runtime.connector.nexmark;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.connector.RowRandom;

/**
 * What the three tables have in common: seed and time.
 *
 * @param startMillis event time of the first event, since the epoch
 * @param eventsPerSecond how fast event time goes by
 */
record EventModel(long seed, long startMillis, long eventsPerSecond) {
    /** The ids of persons and auctions count from here. */
    static final long FIRST_ID = 1_000;

    /** Every hundredth person and auction is hot: the last of them is met far more often than others. */
    static final int HOT_EVERY = 100;

    private static final int COLUMNS_OF_A_TABLE = 16;

    /** Random numbers for one purpose of one table. */
    RowRandom random(NexmarkTable table, int purpose) {
        return new RowRandom(seed, table.ordinal() * COLUMNS_OF_A_TABLE + purpose);
    }

    /** Event time of an event in milliseconds. */
    long millis(long event) {
        return startMillis + event / eventsPerSecond * 1_000 + event % eventsPerSecond * 1_000 / eventsPerSecond;
    }

    /** The column {@code date_time} of a table. */
    ColumnFill dateTime(NexmarkTable table, SqlType type) {
        long unitsPerMilli = unitsPerMilli(type);
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                out.appendLong(millis(table.event(row + i)) * unitsPerMilli);
            }
        };
    }

    static long unitsPerMilli(SqlType type) {
        return type.timeUnit().perSecond() / 1_000;
    }

    /** The column {@code id} of a table. */
    static ColumnFill id() {
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                out.appendLong(FIRST_ID + row + i);
            }
        };
    }

    /** The person that a seller or bidder is: in three of four cases the hot one, else one of the last thousand. */
    static long person(long bits, long event) {
        long last = NexmarkTable.PERSON.rowsAmong(event) - 1;
        if ((bits & 3) != 0) {
            return FIRST_ID + last / HOT_EVERY * HOT_EVERY;
        }
        long active = Math.min(last + 1, 1_000);
        return FIRST_ID + last - ((bits >>> 32) * active >>> 32);
    }
}
