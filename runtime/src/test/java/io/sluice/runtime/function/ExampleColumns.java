package io.sluice.runtime.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The example of a function with its constants replaced by columns, so that the same call runs over columns.
 *
 * @param expression over columns c0, c1 …
 * @param types of the columns, as SQL
 * @param values of the columns, as SQL
 */
record ExampleColumns(String expression, List<String> types, List<String> values) {
    private static final Pattern CONSTANT = Pattern.compile(
            "INTERVAL '[^']*' \\w+|(?:TIMESTAMP|DATE|TIME) '[^']*'|X'[^']*'|'(?:[^']|'')*'|(?<![\\w.'$])\\d+(?:\\.\\d+)?(?![\\w.'])");

    /** @param keep constants that must stay, as they are written */
    static ExampleColumns of(String example, List<String> keep) {
        Matcher matcher = CONSTANT.matcher(example);
        StringBuilder expression = new StringBuilder();
        List<String> types = new ArrayList<>();
        List<String> values = new ArrayList<>();
        while (matcher.find()) {
            String constant = matcher.group();
            String type = typeOf(constant);
            if (type == null || keep.contains(constant)) {
                matcher.appendReplacement(expression, Matcher.quoteReplacement(constant));
                continue;
            }
            matcher.appendReplacement(expression, "c" + types.size());
            types.add(type);
            values.add(constant);
        }
        matcher.appendTail(expression);
        return new ExampleColumns(expression.toString(), types, values);
    }

    /** Null for a constant that stays. */
    private static String typeOf(String constant) {
        if (constant.startsWith("INTERVAL")) {
            return null;
        } else if (constant.startsWith("TIMESTAMP")) {
            return "TIMESTAMP(3)";
        } else if (constant.startsWith("DATE")) {
            return "DATE";
        } else if (constant.startsWith("TIME")) {
            return "TIME(3)";
        } else if (constant.startsWith("X'")) {
            return "VARBINARY";
        } else if (constant.startsWith("'")) {
            return "VARCHAR";
        }
        int point = constant.indexOf('.');
        if (point >= 0) {
            int scale = constant.length() - point - 1;
            return "DECIMAL(" + (constant.length() - 1) + ", " + scale + ")";
        }
        return constant.length() > 9 ? "BIGINT" : "INTEGER";
    }

    /** The expression with typed constants instead of columns: the same call as {@link #expression} over one row. */
    String overConstants(List<String> constants) {
        String text = expression;
        for (int i = constants.size() - 1; i >= 0; i--) {
            text = text.replaceAll(
                    "\\bc" + i + "\\b",
                    Matcher.quoteReplacement("CAST(" + constants.get(i) + " AS " + types.get(i) + ")"));
        }
        return text;
    }
}
