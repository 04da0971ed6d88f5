package io.sluice.runtime.oracle;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.runtime.law.CanonicalRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often each row stands in a result. */
public final class RowCounts {
    /** Averages and quotients of decimals are DECIMAL here and DOUBLE there: compared to so many digits. */
    private static final int DIGITS = 4;

    private static final Pattern LONG_FRACTION = Pattern.compile("(?<![\\w'.:-])-?\\d+\\.\\d{5,}(?![\\w'.])");

    private RowCounts() {}

    /** What our engine answers. */
    public static Map<String, Long> of(SqlStreamContext ctx, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        try (QueryResult result = ctx.query(sql)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < result.columns().size(); i++) {
                    row.add(result.getObject(i));
                }
                counts.merge(CanonicalRow.of(row), 1L, Long::sum);
            }
        }
        return counts;
    }

    /** The same rows with numbers of more than four fraction digits rounded to them. */
    public static Map<String, Long> rounded(Map<String, Long> counts) {
        Map<String, Long> rounded = new TreeMap<>();
        counts.forEach((row, count) -> {
            Matcher matcher = LONG_FRACTION.matcher(row);
            String text = matcher.replaceAll(number -> plain(new BigDecimal(number.group())));
            rounded.merge(text, count, Long::sum);
        });
        return rounded;
    }

    /** Nothing if both are equal, else what is missing (+) and surplus (-). */
    public static String difference(Map<String, Long> expected, Map<String, Long> actual) {
        Map<String, Long> missing = new TreeMap<>(expected);
        actual.forEach((row, count) -> missing.merge(row, -count, Long::sum));
        missing.values().removeIf(count -> count == 0);
        StringBuilder text = new StringBuilder();
        missing.entrySet().stream()
                .limit(10)
                .forEach(entry -> text.append("\n  ")
                        .append(entry.getValue() > 0 ? "+" : "")
                        .append(entry.getValue())
                        .append(": ")
                        .append(entry.getKey()));
        return text.toString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.setScale(DIGITS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
