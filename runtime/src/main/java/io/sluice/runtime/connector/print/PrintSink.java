package io.sluice.runtime.connector.print;

import io.sluice.connector.Sink;
import io.sluice.connector.SinkContext;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.SqlText;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.connector.ChangeOp;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Prints {@code +I | 1 | pen} for each change, below one line with the names of the columns. The lines of a tick are printed
 * together at its end.
 */
final class PrintSink implements Sink {
    private final Supplier<PrintStream> target;
    private final String prefix;
    private final long limit;
    private final int[] key;
    private final TextBuffer lines = new TextBuffer();
    private long rows;

    PrintSink(SinkContext context, Supplier<PrintStream> target) {
        this.target = target;
        this.prefix = context.options().require("prefix");
        this.limit = context.options().integer("max_rows_per_tick").orElse(Long.MAX_VALUE);
        if (limit < 0) {
            throw context.options()
                    .invalid(
                            "max_rows_per_tick", "max_rows_per_tick must not be negative", "leave it out for no limit");
        }
        this.key = context.key().stream().mapToInt(Integer::intValue).toArray();
        lines.text(prefix).text("op");
        context.rowType().names().forEach(name -> lines.text(" | ").text(name));
        lines.ascii('\n');
    }

    @Override
    public void open(long lastTick) {}

    @Override
    public void write(long tick, ChangeBatch changes) {
        ChangeOp.forEach(changes, key, (op, row) -> {
            if (rows++ < limit) {
                append(op, changes, row);
            }
        });
    }

    @Override
    public void endTick(long tick) {
        if (rows > limit) {
            lines.text(prefix)
                    .text("… ")
                    .number(rows - limit)
                    .text(" more in tick ")
                    .number(tick)
                    .ascii('\n');
        }
        if (rows > 0) {
            PrintStream out = target.get();
            out.print(lines);
            out.flush();
            lines.clear();
            rows = 0;
        }
    }

    @Override
    public void close() {
        lines.clear();
    }

    private void append(ChangeOp op, ChangeBatch changes, int row) {
        lines.text(prefix).text(op.code());
        for (int column = 0; column < changes.columnCount(); column++) {
            lines.text(" | ");
            if (changes.column(column).isNull(row)) {
                lines.text("NULL");
            } else {
                SqlText.append(changes.column(column), row, lines);
            }
        }
        lines.ascii('\n');
    }
}
