package io.sluice.planner.calcite;

import io.sluice.planner.function.FunctionDoc;
import io.sluice.planner.function.ScalarFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to say about a call whose arguments do not fit. */
final class CallHints {
    private static final Pattern OPERAND = Pattern.compile("<(.*?)>(?=[ ,)]|$)");

    private CallHints() {}

    static String signature(String function) {
        return ScalarFunctions.find(function)
                .map(FunctionDoc::signature)
                .map(s -> "write " + s)
                .orElse("");
    }

    /** {@code <BIGINT> + <VARCHAR>} as {@code BIGINT and VARCHAR}. */
    static String types(String call) {
        return String.join(" and ", operands(call));
    }

    static String cast(String operator, String call) {
        List<String> types = operands(call);
        if (operator.equals("-") && types.stream().allMatch(t -> t.startsWith("TIMESTAMP") || t.equals("DATE"))) {
            return "write TIMESTAMPDIFF(SECOND, from, to), or (a - b) DAY TO SECOND";
        }
        String signature = signature(operator);
        if (!signature.isEmpty()) {
            return signature;
        }
        boolean text = types.stream().anyMatch(CallHints::isText);
        boolean other = types.stream().anyMatch(t -> !isText(t));
        if (text && other && types.size() == 2) {
            String target = isText(types.get(0)) ? types.get(1) : types.get(0);
            return "convert the text: CAST(… AS " + target + ")";
        }
        if (types.size() == 2 && types.stream().anyMatch(t -> t.startsWith("TIMESTAMP") || t.equals("DATE"))) {
            return "a time goes with a time, TIMESTAMP '2026-01-31 12:00:00', or an interval, INTERVAL '5' MINUTE";
        }
        return "";
    }

    private static boolean isText(String type) {
        return type.matches("VARCHAR(\\(\\d+\\))?");
    }

    private static List<String> operands(String call) {
        List<String> types = new ArrayList<>();
        Matcher matcher = OPERAND.matcher(call.replace(" CHARACTER SET \"UTF-8\"", ""));
        while (matcher.find()) {
            types.add(matcher.group(1).replace(" NOT NULL", ""));
        }
        return types.isEmpty() ? List.of(call) : types;
    }
}
