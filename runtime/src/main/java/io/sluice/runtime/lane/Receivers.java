package io.sluice.runtime.lane;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Output;
import java.util.ArrayList;
import java.util.List;

/** Everybody that reads one stream: mostly one, who gets the batches themselves; several share them. */
public final class Receivers implements Output {
    private final List<Output> receivers = new ArrayList<>(1);

    public void add(Output receiver) {
        receivers.add(receiver);
    }

    @Override
    public void emit(ChangeBatch batch) {
        int last = receivers.size() - 1;
        boolean passedOn = false;
        try {
            for (int i = 0; i < last; i++) {
                receivers.get(i).emit(batch.share());
            }
            passedOn = true;
        } finally {
            if (!passedOn) {
                batch.close();
            }
        }
        receivers.get(last).emit(batch);
    }
}
