package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of all lanes, one lane after the other, for a receiver that becomes known only after wiring. Those of a single lane, or of the
 * first, are passed on at once. They may be kept for long, so they hold no memory but their {@linkplain ChangeBatch#owned own}.
 */
final class LaneResults implements AutoCloseable {
    private final List<List<ChangeBatch>> waiting = new ArrayList<>();
    private Receiver receiver;

    /** Takes over results with the number of their lane. */
    interface Receiver {
        void emit(ChangeBatch batch, int lane);
    }

    void connect(Receiver target) {
        receiver = target;
    }

    /** Takes the results of one more lane, on that lane's thread; the first one's is the receiver's. */
    Output nextLane() {
        if (waiting.isEmpty()) {
            waiting.add(List.of());
            return batch -> {
                if (batch.rowCount() == 0) {
                    batch.close();
                } else {
                    receiver.emit(batch.owned(), 0);
                }
            };
        }
        List<ChangeBatch> own = new ArrayList<>();
        waiting.add(own);
        return batch -> own.add(batch.owned());
    }

    /** Passes on what waits, when no lane is running. */
    void release() {
        for (int lane = 1; lane < waiting.size(); lane++) {
            List<ChangeBatch> given = List.copyOf(waiting.get(lane));
            waiting.get(lane).clear();
            for (ChangeBatch batch : given) {
                receiver.emit(batch, lane);
            }
        }
    }

    @Override
    public void close() {
        for (int lane = 1; lane < waiting.size(); lane++) {
            waiting.get(lane).forEach(ChangeBatch::close);
            waiting.get(lane).clear();
        }
    }
}
