package io.sluice.runtime.format;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.SqlText;
import io.sluice.runtime.batch.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes CSV. Cells are quoted where they must be; NULL is the dialect's text without quotes. */
public final class CsvEncoder implements RowEncoder {
    private final CsvDialect dialect;
    private final List<String> names;
    private final boolean changelog;
    private final byte[] nullText;
    private final TextBuffer cell = new TextBuffer();

    /**
     * @param dialect one with a quote
     * @param changelog the first column is {@link #OP}
     */
    public CsvEncoder(CsvDialect dialect, RowType rowType, boolean changelog) {
        this.dialect = dialect;
        this.names = rowType.names();
        this.changelog = changelog;
        this.nullText = dialect.nullText().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void begin(TextBuffer out) {
        if (dialect.header() == CsvDialect.Header.FALSE) {
            return;
        }
        if (changelog) {
            out.text(OP).ascii(dialect.delimiter());
        }
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.ascii(dialect.delimiter());
            }
            cell.clear();
            cell.text(names.get(i));
            appendCell(out);
        }
        out.ascii('\n');
    }

    @Override
    public void row(String op, ChangeBatch batch, int row, TextBuffer out) {
        if (op != null) {
            out.text(op).ascii(dialect.delimiter());
        }
        for (int i = 0; i < batch.columnCount(); i++) {
            if (i > 0) {
                out.ascii(dialect.delimiter());
            }
            Column column = batch.column(i);
            if (column.isNull(row)) {
                out.utf8(nullText, 0, nullText.length);
            } else {
                cell.clear();
                SqlText.append(column, row, cell);
                appendCell(out);
            }
        }
        out.ascii('\n');
    }

    private void appendCell(TextBuffer out) {
        byte[] bytes = cell.bytes();
        int length = cell.length();
        if (!needsQuotes(bytes, length)) {
            out.utf8(bytes, 0, length);
            return;
        }
        out.ascii(dialect.quote());
        for (int i = 0; i < length; i++) {
            if (bytes[i] == dialect.quote()) {
                out.ascii(dialect.quote());
            }
            out.ascii(bytes[i]);
        }
        out.ascii(dialect.quote());
    }

    private boolean needsQuotes(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b == dialect.delimiter() || b == dialect.quote() || b == '\n' || b == '\r') {
                return true;
            }
        }
        return length == nullText.length && Arrays.equals(bytes, 0, length, nullText, 0, length) || length == 0;
    }
}
