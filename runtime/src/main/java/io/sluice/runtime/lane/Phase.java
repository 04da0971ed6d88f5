package io.sluice.runtime.lane;

import java.util.ArrayList;
import java.util.List;

/** What lanes do between two exchanges: take over the rows that wait for them, then, when the tick ends, end it. */
final class Phase implements AutoCloseable {
    private final List<Inbox> inboxes = new ArrayList<>();
    private final List<List<TickEnd>> ends = new ArrayList<>();

    Phase(int lanes) {
        for (int i = 0; i < lanes; i++) {
            ends.add(new ArrayList<>());
        }
    }

    void add(Inbox inbox) {
        inboxes.add(inbox);
    }

    void add(int lane, TickEnd end) {
        ends.get(lane).add(end);
    }

    long rows() {
        long rows = 0;
        for (int i = 0; i < inboxes.size(); i++) {
            rows += inboxes.get(i).rows();
        }
        return rows;
    }

    void prepare(boolean parallel) {
        for (int i = 0; i < inboxes.size(); i++) {
            inboxes.get(i).prepare(parallel);
        }
    }

    void deliver(int lane) {
        for (int i = 0; i < inboxes.size(); i++) {
            inboxes.get(i).deliver(lane);
        }
    }

    void endTick(int lane, long number, long nowMicros) {
        List<TickEnd> own = ends.get(lane);
        for (int i = 0; i < own.size(); i++) {
            own.get(i).endTick(number, nowMicros);
        }
    }

    @Override
    public void close() {
        inboxes.forEach(Inbox::close);
    }
}
