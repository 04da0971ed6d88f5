package io.sluice.benchmarks.latency;

/** A view over the events, and which of them is the last of so many that it shows. */
public enum LatencyView {
    /** Every second event passes. */
    FILTER("filter", 2),
    /** Events counted and summed up by channel and second. */
    WINDOW("windowed aggregate", 1);

    private final String title;
    private final int step;

    LatencyView(String title, int step) {
        this.title = title;
        this.step = step;
    }

    public String title() {
        return title;
    }

    /** The number, from 0, of the event that is the {@code index}-th, from 0, to be shown. */
    int event(int index) {
        return index * step;
    }

    /** How many of the first so many events are shown. */
    public int shownOf(int events) {
        return (events + step - 1) / step;
    }
}
