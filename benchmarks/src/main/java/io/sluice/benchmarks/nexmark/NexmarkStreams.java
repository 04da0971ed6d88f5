package io.sluice.benchmarks.nexmark;

/** The three streams as an application declares them that feeds them itself. */
public final class NexmarkStreams {
    private NexmarkStreams() {}

    /** The statement that makes the stream. */
    public static String ddl(EventTable table) {
        return "CREATE STREAM " + table.sql() + " (" + columns(table)
                + ", WATERMARK FOR date_time AS date_time - INTERVAL '4' SECOND)";
    }

    private static String columns(EventTable table) {
        return switch (table) {
            case PERSON ->
                "id BIGINT NOT NULL, name VARCHAR NOT NULL, email_address VARCHAR NOT NULL, credit_card VARCHAR NOT NULL,"
                        + " city VARCHAR NOT NULL, state VARCHAR NOT NULL, date_time TIMESTAMP(3) NOT NULL, extra VARCHAR NOT NULL";
            case AUCTION ->
                "id BIGINT NOT NULL, item_name VARCHAR NOT NULL, description VARCHAR NOT NULL, initial_bid BIGINT NOT NULL,"
                        + " reserve BIGINT NOT NULL, date_time TIMESTAMP(3) NOT NULL, expires TIMESTAMP(3) NOT NULL,"
                        + " seller BIGINT NOT NULL, category BIGINT NOT NULL, extra VARCHAR NOT NULL";
            case BID ->
                "auction BIGINT NOT NULL, bidder BIGINT NOT NULL, price BIGINT NOT NULL, channel VARCHAR NOT NULL,"
                        + " url VARCHAR NOT NULL, date_time TIMESTAMP(3) NOT NULL, extra VARCHAR NOT NULL";
        };
    }
}
