package io.sluice.runtime.core;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.dataflow.QueryTarget;
import io.sluice.runtime.result.ChangeStreamResult;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Hands a query's changes to the reader of EMIT CHANGES, once the tick is published. */
final class ReaderTarget implements QueryTarget {
    private final ChangeStreamResult reader;
    private final Deque<ChangeBatch> waiting = new ArrayDeque<>();

    ReaderTarget(ChangeStreamResult reader) {
        this.reader = reader;
    }

    @Override
    public void accept(ChangeBatch changes, long tick) {
        waiting.add(changes);
    }

    @Override
    public void endTick(long tick, long watermark) {}

    @Override
    public void published(long tick) {
        for (ChangeBatch batch = waiting.poll(); batch != null; batch = waiting.poll()) {
            reader.offer(batch, tick);
        }
    }

    @Override
    public void failed(RuntimeException error) {
        reader.fail(
                error instanceof SluiceException known
                        ? known
                        : new SluiceException(ErrorCode.INTERNAL_ERROR, "the query broke: " + error, error));
    }

    @Override
    public void close() {
        waiting.forEach(ChangeBatch::close);
        waiting.clear();
        reader.finish();
    }
}
