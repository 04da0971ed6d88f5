package io.sluice.planner.plan;

import java.util.HashSet;
import java.util.Optional;

/** When an aggregate over sessions can do without their rows: it keeps what is added up of each open session, and merges sessions that meet. */
public final class SummedSessions {
    private SummedSessions() {}

    /**
     * The sessions right below an aggregate, of rows that are only added, whose sums are all it needs; empty where it groups by other columns
     * than sessions do, or reads the bounds of the session otherwise, and for aggregates that sums cannot be merged for.
     */
    public static Optional<SessionNode> of(AggregateNode aggregate) {
        if (!(aggregate.input() instanceof SessionNode session)
                || session.input().traits().changes() == ChangeMode.CHANGING) {
            return Optional.empty();
        }
        int width = session.input().rowType().size();
        boolean bySession = aggregate.groupKeys().stream().anyMatch(key -> key >= width);
        HashSet<Integer> others = new HashSet<>(aggregate.groupKeys());
        others.removeIf(key -> key >= width);
        boolean mergeable = aggregate.calls().stream().allMatch(call -> Panes.addsUp(call, width));
        return bySession && mergeable && others.equals(new HashSet<>(session.partitionKeys()))
                ? Optional.of(session)
                : Optional.empty();
    }
}
