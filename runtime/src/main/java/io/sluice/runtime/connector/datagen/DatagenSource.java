package io.sluice.runtime.connector.datagen;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import io.sluice.connector.SourceOutput;
import io.sluice.connector.SourcePosition;
import io.sluice.runtime.batch.BatchBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Makes rows by number. Its position is the number of the next row and when the stream began, in milliseconds since the epoch. */
final class DatagenSource implements Source {
    private static final long DEFAULT_RATE = 10;

    private final FieldGenerator[] fields;
    private final LongSupplier clock;
    private final long rowsPerSecond;
    private final long total;
    private long end;
    private long next;
    private long begin = -1;
    private boolean replay;

    DatagenSource(SourceContext context, List<FieldGenerator> generators) {
        this.fields = generators.toArray(FieldGenerator[]::new);
        this.clock = context.clock();
        ConnectorOptions options = context.options();
        OptionalLong count = positive(options, DatagenConnector.NUMBER_OF_ROWS, 0);
        OptionalLong rate = positive(options, DatagenConnector.ROWS_PER_SECOND, 1);
        long sequences =
                generators.stream().mapToLong(FieldGenerator::rows).min().orElse(FieldGenerator.ENDLESS);
        this.total = Math.min(sequences, count.orElse(FieldGenerator.ENDLESS));
        this.rowsPerSecond = rate.orElse(total < FieldGenerator.ENDLESS ? 0 : DEFAULT_RATE);
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
        next = after.map(DatagenSource::row).orElse(0L);
        if (begin < 0) {
            begin = after.map(DatagenSource::begin).orElseGet(clock::getAsLong);
        }
        for (FieldGenerator field : fields) {
            field.begin(begin, rowsPerSecond);
        }
    }

    @Override
    public State poll(SourceOutput out) {
        BatchBuilder rows = out.rows();
        long due = Math.min(end, due());
        while (next < due && !out.isFull()) {
            for (int column = 0; column < fields.length; column++) {
                fields[column].append(next, rows.column(column));
            }
            rows.endRow();
            next++;
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
        return total == FieldGenerator.ENDLESS ? Progress.UNKNOWN : new Progress(next, total);
    }

    @Override
    public void close() {}

    /** The number of rows that should have come by now; what was accepted before is read again at once. */
    private long due() {
        if (rowsPerSecond == 0 || replay) {
            return FieldGenerator.ENDLESS;
        }
        long elapsed = Math.max(0, clock.getAsLong() - begin);
        return elapsed / 1_000 * rowsPerSecond + elapsed % 1_000 * rowsPerSecond / 1_000;
    }

    private static long row(SourcePosition position) {
        return Long.parseLong(position.text().substring(0, position.text().indexOf('@')));
    }

    private static long begin(SourcePosition position) {
        return Long.parseLong(position.text().substring(position.text().indexOf('@') + 1));
    }

    private static OptionalLong positive(ConnectorOptions options, String name, long least) {
        OptionalLong value = options.integer(name);
        if (value.isPresent() && value.getAsLong() < least) {
            throw options.invalid(name, name + " must be at least " + least, "leave it out for the default");
        }
        return value;
    }
}
