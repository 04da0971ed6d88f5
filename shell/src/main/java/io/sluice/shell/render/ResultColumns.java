package io.sluice.shell.render;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** Names and kinds of a result's columns. */
final class ResultColumns {
    private final String[] names;
    private final int[] types;

    ResultColumns(ResultSet rows) throws SQLException {
        ResultSetMetaData metaData = rows.getMetaData();
        names = new String[metaData.getColumnCount()];
        types = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = metaData.getColumnLabel(i + 1);
            types[i] = metaData.getColumnType(i + 1);
        }
    }

    int count() {
        return names.length;
    }

    String name(int column) {
        return names[column];
    }

    String[] names() {
        return names.clone();
    }

    boolean isNumber(int column) {
        return switch (types[column]) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.DECIMAL,
                    Types.NUMERIC -> true;
            default -> false;
        };
    }

    boolean isBoolean(int column) {
        return types[column] == Types.BOOLEAN || types[column] == Types.BIT;
    }

    /** A change stream says so by its first two columns; its rows must appear at once. */
    boolean isChangeStream() {
        return names.length >= 2 && names[0].equals("_tick") && names[1].equals("_op");
    }

    /** The current row as text; null for NULL. */
    String[] row(ResultSet rows) throws SQLException {
        String[] values = new String[names.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.getString(i + 1);
        }
        return values;
    }
}
