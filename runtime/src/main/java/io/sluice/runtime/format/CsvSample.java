package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds out the columns of a CSV text from its first rows. */
public final class CsvSample {
    private static final int SAMPLE_ROWS = 1_000;

    private final CsvDialect dialect;
    private final byte[] block;
    private final int length;
    private final boolean whole;
    private final CsvRowScanner row;

    /**
     * @param block the first bytes of the text
     * @param whole they are all of it, so that the last row is not cut off
     */
    public CsvSample(CsvDialect dialect, byte[] block, boolean whole) {
        this.dialect = dialect;
        this.block = block;
        this.length = block.length;
        this.whole = whole;
        this.row = new CsvRowScanner(dialect);
    }

    /** The columns that the first row names; empty when there is none. */
    public List<String> columnNames() {
        return CsvCells.columnNames(firstRow());
    }

    private List<String> firstRow() {
        int start = ByteOrderMark.skip(block, 0, length, true);
        return start < length && row.scan(block, start, length, true) >= 0 ? CsvCells.texts(row, block) : List.of();
    }

    /** Columns a row type has and a header that is there does not; empty when the text has no header. */
    public List<String> missing(RowType rowType) {
        List<String> names = columnNames();
        boolean header = dialect.header() == CsvDialect.Header.TRUE
                || dialect.header() == CsvDialect.Header.AUTO && CsvCells.isHeader(names, rowType);
        return header && !names.isEmpty()
                ? rowType.names().stream()
                        .filter(name -> CsvCells.indexOf(names, name) < 0)
                        .toList()
                : List.of();
    }

    /** The columns: names of the header or {@code column0 …}, types of the first rows. */
    public RowType guess() {
        List<String> first = firstRow();
        List<TypeGuess> firstTypes = guesses(first.size());
        for (int i = 0; i < first.size(); i++) {
            firstTypes.get(i).observe(first.get(i));
        }
        boolean header = switch (dialect.header()) {
            case TRUE -> true;
            case FALSE -> false;
            case AUTO -> namesColumns(first, firstTypes);
        };
        List<TypeGuess> types = observeRows(first.size(), header);
        List<String> names = CsvCells.columnNames(header ? first : Collections.nCopies(first.size(), ""));
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field(names.get(i), types.get(i).type()));
        }
        return new RowType(fields);
    }

    private List<TypeGuess> observeRows(int width, boolean header) {
        List<TypeGuess> types = guesses(width);
        int at = ByteOrderMark.skip(block, 0, length, true);
        boolean skip = header;
        for (int rows = 0; rows < SAMPLE_ROWS && at < length; rows++) {
            int end = row.scan(block, at, length, whole);
            if (end == CsvRowScanner.INCOMPLETE) {
                break;
            }
            if (end == CsvRowScanner.MALFORMED) {
                end = Lines.end(block, at, length);
                if (end < 0) {
                    break;
                }
            } else if (!skip && row.count() == width) {
                observe(types);
            }
            skip = false;
            at = end;
        }
        return types;
    }

    private void observe(List<TypeGuess> types) {
        for (int cell = 0; cell < types.size(); cell++) {
            String text = CsvCells.text(row, cell, block);
            if (row.kind(cell) != CsvRowScanner.PLAIN || !text.equals(dialect.nullText())) {
                types.get(cell).observe(text);
            }
        }
    }

    /** All are words; equal ones make sense as names only over columns that hold something else than words. */
    private boolean namesColumns(List<String> first, List<TypeGuess> types) {
        Set<String> names = new HashSet<>();
        boolean distinct = true;
        for (int i = 0; i < first.size(); i++) {
            String name = first.get(i).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                if (!types.get(i).isText()) {
                    return false;
                }
                distinct &= names.add(name);
            }
        }
        return !names.isEmpty()
                && (distinct
                        || observeRows(first.size(), true).stream()
                                .anyMatch(type -> type.type().kind() != TypeKind.VARCHAR));
    }

    private static List<TypeGuess> guesses(int count) {
        List<TypeGuess> guesses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            guesses.add(new TypeGuess());
        }
        return guesses;
    }
}
