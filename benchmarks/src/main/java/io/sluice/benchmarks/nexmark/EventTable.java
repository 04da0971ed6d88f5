package io.sluice.benchmarks.nexmark;

/** A table of the events. Of 50 events one is a person, three are auctions, 46 are bids. */
public enum EventTable {
    PERSON("person", 1),
    AUCTION("auction", 3),
    BID("bid", 46);

    private static final int GROUP = 50;

    private final String sql;
    private final int share;

    EventTable(String sql, int share) {
        this.sql = sql;
        this.share = share;
    }

    /** Its name in SQL. */
    public String sql() {
        return sql;
    }

    /** How many of so many events, a multiple of 50, are its rows. */
    public int rowsAmong(int events) {
        return events / GROUP * share;
    }
}
