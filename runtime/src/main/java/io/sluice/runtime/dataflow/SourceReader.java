package io.sluice.runtime.dataflow;

import io.sluice.connector.Source;
import io.sluice.connector.SourceOutput;
import io.sluice.connector.SourcePosition;
import io.sluice.planner.RelationDefinition;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Polls one source: cuts its rows into batches, keeps to the limits of a tick and follows event time. For one thread at a time; counters,
 * state, position and progress are those of the last poll and may be read by any thread.
 */
public final class SourceReader implements AutoCloseable {
    private final Source source;
    private final BadRows badRows;
    private final BatchBuilder builder;
    private final EventTimeTracker eventTime;
    private final FittingRows fitting;
    private final OptionalInt timeColumn;
    private final boolean mayLeaveOut;
    private BitSet read;
    private boolean closed;
    private volatile boolean opened;
    private volatile Source.State state = Source.State.MORE;
    private volatile SourcePosition position;
    private volatile Source.Progress progress = Source.Progress.UNKNOWN;
    private volatile long rowsTotal;

    /** @param watermark how event time follows from the rows; empty when the stream has none */
    public SourceReader(
            Source source,
            RowType rowType,
            Optional<RelationDefinition.Watermark> watermark,
            BadRows badRows,
            BufferAllocator allocator) {
        this.source = source;
        this.badRows = badRows;
        this.builder = new BatchBuilder(rowType, allocator);
        this.fitting = new FittingRows(rowType, badRows, allocator);
        this.timeColumn = watermark.stream()
                .mapToInt(RelationDefinition.Watermark::column)
                .findFirst();
        this.mayLeaveOut = source.checksRows() && rowType.fields().stream().noneMatch(SourceReader::isCheckedLater);
        this.eventTime = watermark.map(w -> new EventTimeTracker(w, rowType)).orElse(null);
    }

    /** Only these columns, and that of event time, are read in the batches of the next polls. */
    public void read(BitSet columns) {
        if (!mayLeaveOut || columns.equals(read)) {
            return;
        }
        read = (BitSet) columns.clone();
        BitSet kept = (BitSet) columns.clone();
        timeColumn.ifPresent(kept::set);
        builder.keepOnly(kept);
    }

    /** Opens the source at its start; further calls do nothing. */
    public void open() {
        if (!opened) {
            source.open(Optional.empty());
            position = source.position();
            opened = true;
        }
    }

    /** Makes the reader end exactly there; before {@link #open()}. */
    public void stopAt(SourcePosition end) {
        source.stopAt(end);
    }

    /** Polls until the source has no more or the limits are reached; batches go to {@code output}. */
    public Source.State poll(TickLimits limits, Output output) {
        if (state == Source.State.ENDED) {
            return state;
        }
        open();
        Poll poll = new Poll(limits, output);
        try {
            do {
                state = source.poll(poll);
            } while (state == Source.State.MORE && !poll.isFull());
            poll.cut();
        } finally {
            builder.close();
        }
        position = source.position();
        progress = source.progress();
        rowsTotal += poll.rows;
        if (state == Source.State.ENDED) {
            source.close();
        }
        return state;
    }

    /** Decoders do not know the length of VARBINARY(n); a row reported later is shown with all its values. */
    private static boolean isCheckedLater(Field field) {
        return field.type().kind() == TypeKind.VARBINARY && field.type().precision() != SqlType.UNLIMITED;
    }

    /** What the last poll found; MORE before the first. */
    public Source.State state() {
        return state;
    }

    public boolean isOpen() {
        return opened;
    }

    /** Whether the rows it holds now come to an end; false before it is open. */
    public boolean isBounded() {
        return opened && (state == Source.State.ENDED || source.isBounded());
    }

    /** Behind the last row taken; null before it is open. */
    public SourcePosition position() {
        return position;
    }

    /** As of the last poll. */
    public Source.Progress progress() {
        return progress;
    }

    /** Event time complete up to here, after the last poll. */
    public long watermark() {
        if (state == Source.State.ENDED) {
            return Tick.END_OF_INPUT;
        }
        return eventTime == null ? Tick.NO_WATERMARK : eventTime.watermark();
    }

    public long rowsTotal() {
        return rowsTotal;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            source.close();
            builder.close();
        }
    }

    /** Takes what one tick's polls give. */
    private final class Poll implements SourceOutput {
        private static final int BYTES_CHECK_MASK = 0xff;

        private final TickLimits limits;
        private final Output output;
        private long rows;
        private long bytes;

        Poll(TickLimits limits, Output output) {
            this.limits = limits;
            this.output = output;
        }

        @Override
        public BatchBuilder rows() {
            return builder;
        }

        @Override
        public void emit(ChangeBatch batch) {
            cut();
            take(batch);
        }

        @Override
        public boolean isFull() {
            int waiting = builder.rowCount();
            if (waiting >= limits.batchRows()) {
                cut();
                waiting = 0;
            }
            if (rows + waiting >= limits.rows() || bytes >= limits.bytes()) {
                return true;
            }
            // Adding up the columns' sizes for each row would cost more than many a row.
            return (waiting & BYTES_CHECK_MASK) == BYTES_CHECK_MASK && bytes + builder.sizeInBytes() >= limits.bytes();
        }

        @Override
        public int room() {
            return (int) Math.min(roomForBatch(), limits.batchRows() - builder.rowCount());
        }

        @Override
        public long roomForBatch() {
            return isFull() || bytes + builder.sizeInBytes() >= limits.bytes()
                    ? 0
                    : limits.rows() - rows - builder.rowCount();
        }

        @Override
        public void badRow(String raw, String where, String reason) {
            badRows.report(raw, where, reason);
        }

        void cut() {
            if (builder.rowCount() > 0) {
                take(builder.build());
            }
        }

        private void take(ChangeBatch given) {
            rows += given.rowCount();
            bytes += given.sizeInBytes();
            ChangeBatch batch = fitting.of(given);
            if (eventTime != null && batch.rowCount() > 0) {
                eventTime.observe(batch);
            }
            output.emit(batch);
        }
    }
}
