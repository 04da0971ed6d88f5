package io.sluice.benchmarks.latency;

/** A view, how a reader asks it how many events it shows, and which event is the last of so many. */
enum ReadView {
    /** Every second event passes. */
    FILTER(
            "CREATE MATERIALIZED VIEW filter AS SELECT id, channel, price FROM bids WHERE id % 2 = 0",
            "SELECT COUNT(*) FROM filter", 2),
    /** Events counted and summed up by channel and second. */
    WINDOW(
            "CREATE MATERIALIZED VIEW windowed AS SELECT window_start, channel, COUNT(*) AS n, SUM(price) AS total"
                    + " FROM TUMBLE(TABLE bids, DESCRIPTOR(at), INTERVAL '1' SECOND) GROUP BY window_start, window_end, channel",
            "SELECT SUM(n) FROM windowed",
            1);

    private final String definition;
    private final String read;
    private final int step;

    ReadView(String definition, String read, int step) {
        this.definition = definition;
        this.read = read;
        this.step = step;
    }

    /** The statement that makes the view over {@code bids(id, channel, price, at)}. */
    String definition() {
        return definition;
    }

    /** A query of one number: how many events the view shows. */
    String read() {
        return read;
    }

    /** The number, from 0, of the event that is the {@code index}-th, from 0, to be shown. */
    int event(int index) {
        return index * step;
    }

    /** How many of the first so many events are shown. */
    int shownOf(int events) {
        return (events + step - 1) / step;
    }
}
