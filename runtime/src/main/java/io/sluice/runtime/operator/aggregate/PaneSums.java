package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.List;

/** The panes from a window's start on, merged so far that the result of the window takes few merges. Panes come in the order of time. */
interface PaneSums extends AutoCloseable {
    /** Takes over a pane that begins after all others here. */
    void append(long pane, GroupedAggregates groups);

    /** Adds rows that came late to a pane that was appended, or would have been had it had rows; they stay the caller's. */
    void addLate(long pane, GroupedAggregates late);

    /** Forgets panes before this time. Where windows of one start grow, this is the start of all that is kept, or behind it all. */
    void dropBefore(long start);

    boolean isEmpty();

    /** What adds up to all panes here: tables that stay the owner's. */
    List<GroupedAggregates> parts();

    /** Groups in all tables. */
    long size();

    long stateBytes();

    void snapshot(StateWriter writer, String prefix);

    void restore(StateReader reader, String prefix);

    @Override
    void close();
}
