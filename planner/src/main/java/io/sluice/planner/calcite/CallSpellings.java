package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Functions that are other words for something standard: NVL is COALESCE, IIF is CASE, DAY(t) is EXTRACT(DAY FROM t). */
final class CallSpellings {
    private static final Map<String, SqlOperator> SAME = Map.ofEntries(
            Map.entry("TRUNC", SqlStdOperatorTable.TRUNCATE),
            Map.entry("SUBSTR", SqlStdOperatorTable.SUBSTRING),
            Map.entry("POW", SqlStdOperatorTable.POWER),
            Map.entry("DATEADD", SqlStdOperatorTable.TIMESTAMP_ADD),
            Map.entry("LEN", SqlStdOperatorTable.CHAR_LENGTH),
            Map.entry("NVL", SqlStdOperatorTable.COALESCE),
            Map.entry("IFNULL", SqlStdOperatorTable.COALESCE),
            Map.entry("STARTSWITH", SqlLibraryOperators.STARTS_WITH),
            Map.entry("ENDSWITH", SqlLibraryOperators.ENDS_WITH));

    /** How many arguments each of these takes. */
    private static final Map<String, Integer> CHOICES = Map.of("IF", 3, "IIF", 3, "NVL2", 3);

    /** They take their unit as a word or as a text. */
    private static final Set<String> DIFFERENCES = Set.of("DATE_DIFF", "DATEDIFF");

    private static final Map<String, TimeUnit> PARTS = parts();

    private CallSpellings() {}

    private static Map<String, TimeUnit> parts() {
        Map<String, TimeUnit> parts = new HashMap<>();
        for (TimeUnit unit : List.of(
                TimeUnit.DAY,
                TimeUnit.DOW,
                TimeUnit.DOY,
                TimeUnit.ISODOW,
                TimeUnit.ISOYEAR,
                TimeUnit.DECADE,
                TimeUnit.CENTURY,
                TimeUnit.MILLENNIUM,
                TimeUnit.MILLISECOND,
                TimeUnit.MICROSECOND)) {
            parts.put(unit.name(), unit);
        }
        parts.put("WEEKOFYEAR", TimeUnit.WEEK);
        parts.put("WEEKDAY", TimeUnit.DOW);
        return Map.copyOf(parts);
    }

    /** Every name that {@link #standard} translates, in upper case. */
    static Set<String> names() {
        Set<String> names = new java.util.TreeSet<>(SAME.keySet());
        names.addAll(CHOICES.keySet());
        names.addAll(PARTS.keySet());
        names.add("DATE_PART");
        names.addAll(DIFFERENCES);
        return names;
    }

    /** The call in standard words; itself when it is no other spelling of anything. */
    static SqlNode standard(SqlCall call, Problems problems) {
        if (!(call instanceof SqlBasicCall)) {
            return call;
        }
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        SqlParserPos pos = call.getParserPosition();
        SqlOperator same = SAME.get(name);
        if (same != null && call.getOperator() != same) {
            return same.createCall(pos, call.getOperandList());
        } else if (CHOICES.containsKey(name) && call.operandCount() == CHOICES.get(name)) {
            SqlNode tested = call.operand(0);
            SqlNode condition = name.equals("NVL2") ? SqlStdOperatorTable.IS_NOT_NULL.createCall(pos, tested) : tested;
            return new SqlCase(pos, null, SqlNodeList.of(condition), SqlNodeList.of(call.operand(1)), call.operand(2));
        } else if (PARTS.containsKey(name) && call.operandCount() == 1) {
            return extract(PARTS.get(name), call.operand(0), pos);
        } else if (name.equals("DATE_PART") && call.operandCount() == 2) {
            return extract(unit(call.operand(0), problems), call.operand(1), pos);
        } else if (DIFFERENCES.contains(name) && call.operandCount() == 3) {
            String unit = unit(call.operand(0), problems).name();
            call.setOperand(0, SqlLiteral.createCharString(unit, call.operand(0).getParserPosition()));
        }
        return call;
    }

    private static SqlNode extract(TimeUnit unit, SqlNode time, SqlParserPos pos) {
        return SqlStdOperatorTable.EXTRACT.createCall(pos, new SqlIntervalQualifier(unit, null, pos), time);
    }

    private static TimeUnit unit(SqlNode node, Problems problems) {
        String word = node instanceof SqlLiteral literal
                ? literal.toValue()
                : node instanceof SqlIdentifier name ? name.toString() : node.toString();
        String upper = String.valueOf(word).toUpperCase(Locale.ROOT);
        String singular = upper.endsWith("S") ? upper.substring(0, upper.length() - 1) : upper;
        return Arrays.stream(TimeUnit.values())
                .filter(unit -> unit.name().equals(singular))
                .findFirst()
                .orElseThrow(() -> problems.error(
                        ErrorCode.INVALID_ARGUMENT,
                        node.getParserPosition(),
                        "\"" + word + "\" is not a unit of time",
                        "units are "
                                + Arrays.stream(TimeUnit.values())
                                        .map(unit -> unit.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
