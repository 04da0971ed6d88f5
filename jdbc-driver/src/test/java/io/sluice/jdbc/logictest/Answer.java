package io.sluice.jdbc.logictest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a result in the text form of the SQL logic test. */
record Answer(List<List<String>> rows) {
    private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*[-+]?\\d+(\\.\\d+)?");

    private static final Comparator<List<String>> BY_TEXT = (left, right) -> {
        for (int i = 0; i < left.size(); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    /** Reads all rows. */
    static Answer read(ResultSet result, String types) throws SQLException {
        if (result.getMetaData().getColumnCount() != types.length()) {
            throw new SQLException(result.getMetaData().getColumnCount() + " columns for types " + types);
        }
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < types.length(); i++) {
                row.add(text(result.getObject(i + 1), types.charAt(i)));
            }
            rows.add(row);
        }
        return new Answer(rows);
    }

    /** The same rows, in the order of their text. */
    Answer sorted() {
        return new Answer(rows.stream().sorted(BY_TEXT).toList());
    }

    /** Whether it is what a script expects. */
    boolean is(List<String> expected, Record.Sort sort) {
        List<String> values = values(sort);
        return expected.size() == 1 && expected.get(0).contains(" values hashing to ")
                ? expected.get(0).equals(values.size() + " values hashing to " + hash(values))
                : expected.equals(values);
    }

    List<String> values(Record.Sort sort) {
        return switch (sort) {
            case NOSORT -> rows.stream().flatMap(List::stream).toList();
            case ROWSORT -> sorted().rows.stream().flatMap(List::stream).toList();
            case VALUESORT -> rows.stream().flatMap(List::stream).sorted().toList();
        };
    }

    private static String text(Object value, char type) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Boolean truth && type != 'T') {
            return truth ? "1" : "0";
        }
        if (type == 'T') {
            String text = value.toString();
            return text.isEmpty() ? "(empty)" : text.replaceAll("[^ -~]", "@");
        }
        BigDecimal number = value instanceof String text ? leadingNumber(text) : new BigDecimal(value.toString());
        return type == 'I'
                ? number.setScale(0, RoundingMode.DOWN).toPlainString()
                : number.setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** What SQLite, whose answers these are, makes of a text where it is asked for a number. */
    private static BigDecimal leadingNumber(String text) {
        Matcher number = LEADING_NUMBER.matcher(text);
        return number.lookingAt() ? new BigDecimal(number.group().strip()) : BigDecimal.ZERO;
    }

    private static String hash(List<String> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            values.forEach(value -> digest.update((value + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException(error);
        }
    }
}
