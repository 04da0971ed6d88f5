package io.sluice.runtime.dataflow;

import io.sluice.connector.Source;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.seek.Seeker;
import io.sluice.runtime.table.TableSnapshot;
import io.sluice.runtime.table.TableVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * One scan of a standing query: the shared feed, before it what the query has missed (rows a table held, or what a re-readable source gave
 * before the query came), and what piled up while the query was paused.
 */
public final class QueryInput implements AutoCloseable {
    private final ScanPort port;
    private final RelationFeed feed;
    private final SourceReader past;
    /** Null when all rows matter. */
    private final Seeker seeker;

    private final Deque<ChangeBatch> backlog = new ArrayDeque<>();
    private volatile long backlogRows;
    private boolean closed;

    /** @param past reads what the shared source had given when the query came; null when there is nothing to catch up with */
    public QueryInput(ScanPort port, RelationFeed feed, SourceReader past) {
        this.port = port;
        this.feed = feed;
        this.past = past;
        if (past != null) {
            past.read(ColumnReaders.set(port.columns()));
        }
        this.seeker =
                port.sought() == null ? null : feed.seekers().add(port.sought().sought());
        feed.readers().add(port.columns());
    }

    RelationFeed feed() {
        return feed;
    }

    /** Lets in the rows the relation keeps, unless its source is read again from the start. */
    void pushContent(Publication content) {
        if (past == null) {
            content.table(feed).ifPresent(this::pushTable);
        }
    }

    private void pushTable(TableVersion version) {
        try (TableSnapshot snapshot = TableSnapshot.open(version)) {
            for (Iterator<ChangeBatch> chunks = snapshot.scan(port.columns()); chunks.hasNext(); ) {
                port.pushOwned(chunks.next());
            }
        }
    }

    boolean hasNews() {
        return feed.hasNews() || isCatchingUp() || !backlog.isEmpty();
    }

    /** Whether rows of before the query's time are still to come. */
    boolean isCatchingUp() {
        return past != null && past.state() != Source.State.ENDED;
    }

    /** Of the reading that the query waits for. */
    Source.Progress progress() {
        return past != null ? past.progress() : feed.progress();
    }

    /** Lets in what this tick brings, and tells the port the time. */
    void push(TickLimits limits) {
        for (ChangeBatch batch = backlog.poll(); batch != null; batch = backlog.poll()) {
            backlogRows -= batch.rowCount();
            port.push(batch);
            batch.close();
        }
        if (isCatchingUp()) {
            past.poll(limits, batch -> {
                port.push(batch);
                batch.close();
            });
        }
        for (int i = 0; i < feed.changes().size(); i++) {
            push(i);
        }
        tellTime();
    }

    private void push(int change) {
        List<ChangeBatch> changes = feed.changes();
        if (seeker == null || !seeker.pays()) {
            port.push(changes.get(change));
        } else {
            port.push(changes.get(change), seeker.chosen(changes, change));
        }
    }

    /** The past's time holds as long as its rows come; the feed's time runs ahead of it. */
    void tellTime() {
        if (isCatchingUp()) {
            port.watermark(Math.min(past.watermark(), feed.watermark()));
        } else {
            port.watermark(feed.isIdle() ? WatermarkSource.IDLE : feed.watermark());
        }
    }

    /** Keeps this tick's changes for later. */
    void postpone() {
        for (ChangeBatch batch : feed.changes()) {
            backlog.add(batch.share());
            backlogRows += batch.rowCount();
        }
    }

    long backlogRows() {
        return backlogRows;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        feed.readers().remove(port.columns());
        if (seeker != null) {
            feed.seekers().remove(seeker);
        }
        backlog.forEach(ChangeBatch::close);
        backlog.clear();
        if (past != null) {
            past.close();
        }
    }
}
