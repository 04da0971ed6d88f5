package io.sluice.runtime.expr.cast;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.SqlText;
import io.sluice.runtime.batch.SqlTextParser;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.batch.TimestampText;
import io.sluice.runtime.memory.Memory;

/** Text to values and values to text. */
final class TextConversions {
    private TextConversions() {}

    /** VARCHAR to any type. */
    static Conversion parse(SqlType to) {
        SqlTextParser parser = new SqlTextParser(to);
        byte[][] scratch = {new byte[64]};
        return (column, row, out) -> {
            int from = Memory.getInt(column.offsets() + 4L * row);
            int length = Memory.getInt(column.offsets() + 4L * row + 4) - from;
            if (length > scratch[0].length) {
                scratch[0] = new byte[length * 2];
            }
            Memory.copy(column.data() + from, scratch[0], 0, length);
            return parser.parse(scratch[0], 0, length, out);
        };
    }

    /** Any type to VARCHAR, cut after as many characters as it has. */
    static Conversion format(SqlType from, SqlType to) {
        if (from.kind() == TypeKind.TIMESTAMP && to.precision() == SqlType.UNLIMITED) {
            return timestamp(from);
        }
        TextBuffer text = new TextBuffer();
        return (column, row, out) -> format(column, row, to.precision(), text, out);
    }

    private static Conversion timestamp(SqlType from) {
        TimestampText text = new TimestampText(from.timeUnit());
        return (column, row, out) -> {
            TextBuffer written = text.of(Memory.getLong(column.data() + 8L * row));
            out.appendBytes(written.bytes(), 0, written.length());
            return true;
        };
    }

    private static boolean format(Column column, int row, int characters, TextBuffer text, ColumnBuilder out) {
        text.clear();
        SqlText.append(column, row, text);
        int length = text.length();
        if (characters != SqlType.UNLIMITED && length > characters) {
            length = cut(text.bytes(), length, characters);
        }
        out.appendBytes(text.bytes(), 0, length);
        return true;
    }

    /** Bytes of the first characters. */
    private static int cut(byte[] bytes, int length, int characters) {
        int seen = 0;
        for (int i = 0; i < length; i++) {
            boolean starts = (bytes[i] & 0xc0) != 0x80;
            if (starts && seen++ == characters) {
                return i;
            }
        }
        return length;
    }
}
