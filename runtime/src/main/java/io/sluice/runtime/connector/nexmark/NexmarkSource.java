package io.sluice.runtime.connector.nexmark;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import io.sluice.connector.SourceOutput;
import io.sluice.connector.SourcePosition;
import io.sluice.runtime.batch.BatchBuilder;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Makes rows by number, a column at a time. Its position is the number of the next row and when the stream began, in milliseconds since the
 * epoch.
 */
final class NexmarkSource implements Source {
    /** Rows made before the output is asked again; few enough that a column's part stays in the processor's cache. */
    private static final int CHUNK = 4_096;

    private static final long ENDLESS = Long.MAX_VALUE;

    private final NexmarkTable table;
    private final ColumnFill[] columns;
    private final LongSupplier clock;
    private final long eventsPerSecond;
    private final long total;
    private long end;
    private long next;
    private long begin = -1;
    private boolean replay;

    NexmarkSource(SourceContext context, NexmarkTable table) {
        ConnectorOptions options = context.options();
        this.table = table;
        this.columns = NexmarkOptions.columns(context, table);
        this.clock = context.clock();
        this.eventsPerSecond = NexmarkOptions.number(options, NexmarkConnector.RATE, 0);
        this.total = options.integer(NexmarkConnector.EVENTS).isPresent()
                ? table.rowsAmong(NexmarkOptions.number(options, NexmarkConnector.EVENTS, 0))
                : ENDLESS;
        this.end = total;
    }

    @Override
    public void stopAt(SourcePosition position) {
        end = Math.min(total, row(position));
        begin = begin(position);
        replay = true;
    }

    @Override
    public void open(Optional<SourcePosition> after) {
        next = after.map(NexmarkSource::row).orElse(0L);
        if (begin < 0) {
            begin = after.map(NexmarkSource::begin).orElseGet(clock::getAsLong);
        }
        for (ColumnFill column : columns) {
            column.begin(begin);
        }
    }

    @Override
    public State poll(SourceOutput out) {
        BatchBuilder rows = out.rows();
        long due = Math.min(end, due());
        while (next < due) {
            int count = (int) Math.min(Math.min(CHUNK, due - next), out.room());
            if (count == 0) {
                break;
            }
            for (int column = 0; column < columns.length; column++) {
                columns[column].fill(next, count, rows.column(column));
            }
            rows.endRows(count);
            next += count;
        }
        if (next >= end) {
            return State.ENDED;
        }
        return next < due ? State.MORE : State.IDLE;
    }

    @Override
    public SourcePosition position() {
        return new SourcePosition(next + "@" + begin);
    }

    @Override
    public Progress progress() {
        return total == ENDLESS ? Progress.UNKNOWN : new Progress(next, total);
    }

    @Override
    public void close() {}

    /** The number of rows that should have come by now; what was accepted before is read again at once. */
    private long due() {
        if (eventsPerSecond == 0 || replay) {
            return ENDLESS;
        }
        long elapsed = Math.max(0, clock.getAsLong() - begin);
        return table.rowsAmong(elapsed / 1_000 * eventsPerSecond + elapsed % 1_000 * eventsPerSecond / 1_000);
    }

    private static long row(SourcePosition position) {
        return Long.parseLong(position.text().substring(0, position.text().indexOf('@')));
    }

    private static long begin(SourcePosition position) {
        return Long.parseLong(position.text().substring(position.text().indexOf('@') + 1));
    }
}
