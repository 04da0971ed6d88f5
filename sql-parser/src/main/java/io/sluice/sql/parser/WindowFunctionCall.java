package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserUtil;

/**
 * Reads a window function as users write it, {@code HOP(TABLE t, DESCRIPTOR(ts), slide, size)}, with arguments by order or
 * by name, and gives it its normal form.
 */
final class WindowFunctionCall {
    private enum Argument {
        DATA,
        TIMECOL,
        SIZE,
        SLIDE,
        STEP,
        GAP,
        KEY,
        OFFSET,
        GRACE
    }

    private final Positions positions;
    private final Failures failures;
    private final SqlCall call;
    private final WindowCall.Kind kind;
    private final Map<Argument, SqlNode> arguments = new EnumMap<>(Argument.class);

    private WindowFunctionCall(SourceText source, SqlCall call, WindowCall.Kind kind) {
        this.positions = new Positions(source);
        this.failures = new Failures(source);
        this.call = call;
        this.kind = kind;
    }

    /** @param call a call to a function named as {@code kind}, not yet in normal form */
    static SqlCall normalize(SourceText source, SqlCall call, WindowCall.Kind kind) {
        return new WindowFunctionCall(source, call, kind).normalize();
    }

    private SqlCall normalize() {
        List<Argument> order = order();
        List<SqlNode> operands = call.getOperandList();
        for (int i = 0; i < operands.size(); i++) {
            SqlNode operand = operands.get(i);
            if (operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
                put(named(((SqlCall) operand).operand(1), order), ((SqlCall) operand).operand(0), operand);
            } else if (i < order.size()) {
                put(order.get(i), operand, operand);
            } else {
                throw failures.window(span(operand), kind + " has no more arguments", "write " + example());
            }
        }
        for (Argument needed : order) {
            boolean optional = needed == Argument.OFFSET || needed == Argument.KEY;
            if (!optional && !arguments.containsKey(needed)) {
                throw failures.window(span(call), kind + " has no argument " + needed, "write " + example());
            }
        }
        Argument size = kind == WindowCall.Kind.SESSION ? Argument.GAP : Argument.SIZE;
        List<SqlIdentifier> keys = new ArrayList<>();
        SqlNode input = input(arguments.get(Argument.DATA), keys);
        if (arguments.containsKey(Argument.KEY)) {
            keys.addAll(columns(arguments.get(Argument.KEY)));
        }
        List<SqlIdentifier> time = columns(arguments.get(Argument.TIMECOL));
        if (time.size() != 1) {
            throw failures.window(
                    span(arguments.get(Argument.TIMECOL)), "a window has one time column", "write DESCRIPTOR(ts)");
        }
        WindowSpec spec = new WindowSpec(
                kind,
                time.get(0),
                false,
                positive(size),
                kind == WindowCall.Kind.HOP
                        ? positive(Argument.SLIDE)
                        : kind == WindowCall.Kind.CUMULATE ? positive(Argument.STEP) : BigDecimal.ZERO,
                nanos(Argument.OFFSET),
                nanos(Argument.GRACE),
                keys,
                call.getParserPosition());
        return spec.over(input);
    }

    private List<Argument> order() {
        switch (kind) {
            case HOP:
                return List.of(Argument.DATA, Argument.TIMECOL, Argument.SLIDE, Argument.SIZE, Argument.OFFSET);
            case CUMULATE:
                return List.of(Argument.DATA, Argument.TIMECOL, Argument.STEP, Argument.SIZE, Argument.OFFSET);
            case SESSION:
                // Calcite's form has a descriptor of the keys before the gap, Flink's has PARTITION BY.
                boolean calcite = call.operandCount() > 2 && isDescriptor(call.operand(2));
                return calcite
                        ? List.of(Argument.DATA, Argument.TIMECOL, Argument.KEY, Argument.GAP)
                        : List.of(Argument.DATA, Argument.TIMECOL, Argument.GAP);
            default:
                return List.of(Argument.DATA, Argument.TIMECOL, Argument.SIZE, Argument.OFFSET);
        }
    }

    private String example() {
        switch (kind) {
            case HOP:
                return "HOP(TABLE s, DESCRIPTOR(ts), INTERVAL '2' SECOND, INTERVAL '10' SECOND): slide, then size";
            case CUMULATE:
                return "CUMULATE(TABLE s, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '1' HOUR): step, then size";
            case SESSION:
                return "SESSION(TABLE s PARTITION BY k, DESCRIPTOR(ts), INTERVAL '30' SECOND)";
            default:
                return "TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '10' SECOND)";
        }
    }

    private Argument named(SqlIdentifier name, List<Argument> order) {
        String text = StandIns.decode(name.getSimple()).toUpperCase(Locale.ROOT);
        List<String> known = new ArrayList<>(order.stream().map(Enum::name).toList());
        known.add(Argument.GRACE.name());
        if (kind == WindowCall.Kind.SESSION) {
            known.add(Argument.KEY.name());
        }
        if (!known.contains(text)) {
            String near = NameSuggester.suggest(text, known)
                    .map(found -> "did you mean " + found + "?")
                    .orElse("its arguments are " + String.join(", ", known));
            throw failures.window(span(name), kind + " has no argument \"" + name.getSimple() + "\"", near);
        }
        return Argument.valueOf(text);
    }

    private void put(Argument argument, SqlNode value, SqlNode where) {
        if (arguments.put(argument, value) != null) {
            throw failures.window(span(where), argument + " is given twice", "remove one of the two");
        }
    }

    private SqlNode input(SqlNode data, List<SqlIdentifier> keys) {
        if (data.getKind() == SqlKind.SET_SEMANTICS_TABLE) {
            SqlCall table = (SqlCall) data;
            for (SqlNode key : (SqlNodeList) table.operand(1)) {
                keys.add(column(key));
            }
            if (!keys.isEmpty() && kind != WindowCall.Kind.SESSION) {
                throw failures.window(
                        span(data),
                        kind + " windows are the same for all rows",
                        "put the columns in GROUP BY instead of PARTITION BY");
            }
            return table.operand(0);
        }
        if (data.getKind() != SqlKind.EXPLICIT_TABLE && !data.getKind().belongsTo(SqlKind.QUERY)) {
            throw failures.window(span(data), "the first argument of " + kind + " is a table", "write " + example());
        }
        return data;
    }

    private static boolean isDescriptor(SqlNode node) {
        return node instanceof SqlCall
                && ((SqlCall) node).getOperator().getName().equalsIgnoreCase("DESCRIPTOR");
    }

    private List<SqlIdentifier> columns(SqlNode descriptor) {
        if (!isDescriptor(descriptor)) {
            throw failures.window(
                    span(descriptor),
                    "the columns of a window stand in a descriptor",
                    "write DESCRIPTOR(" + descriptor + ")");
        }
        return ((SqlCall) descriptor)
                .getOperandList().stream().map(this::column).toList();
    }

    private SqlIdentifier column(SqlNode node) {
        if (node instanceof SqlIdentifier && ((SqlIdentifier) node).isSimple()) {
            return (SqlIdentifier) node;
        }
        throw failures.window(
                span(node), "expected the name of a column", "compute it in a subquery and name it there");
    }

    private BigDecimal positive(Argument argument) {
        BigDecimal value = nanos(argument);
        if (value.signum() <= 0) {
            throw failures.window(span(arguments.get(argument)), argument + " must be positive", "write " + example());
        }
        return value;
    }

    private BigDecimal nanos(Argument argument) {
        SqlNode node = arguments.get(argument);
        if (node == null) {
            return BigDecimal.ZERO;
        }
        if (!(node instanceof SqlIntervalLiteral)) {
            throw failures.window(span(node), argument + " must be a constant interval", "write INTERVAL '10' SECOND");
        }
        var interval = ((SqlIntervalLiteral) node).getValueAs(SqlIntervalLiteral.IntervalValue.class);
        SqlIntervalQualifier qualifier = interval.getIntervalQualifier();
        if (qualifier.isYearMonth()) {
            throw failures.window(
                    span(node), "windows have a fixed length, months and years have none", "write the length in DAY");
        }
        String fraction = interval.getIntervalLiteral().replaceAll("^[^.]*\\.?", "");
        if (fraction.length() > 3) {
            throw failures.window(
                    span(node), "an interval here has at most milliseconds", "use the WINDOW clause with MICROSECONDS");
        }
        BigDecimal nanos = millis(interval, node).multiply(BigDecimal.valueOf(1_000_000));
        if (nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw failures.window(span(node), "the length is more than 292 years", "write INTERVAL '10' SECOND");
        }
        if (argument == Argument.GRACE && nanos.signum() < 0) {
            throw failures.window(span(node), "GRACE must not be negative", "write INTERVAL '10' SECOND");
        }
        return nanos;
    }

    private BigDecimal millis(SqlIntervalLiteral.IntervalValue interval, SqlNode node) {
        try {
            return BigDecimal.valueOf(SqlParserUtil.intervalToMillis(interval));
        } catch (RuntimeException e) {
            throw failures.window(span(node), "this is not an interval: " + node, "write INTERVAL '10' SECOND");
        }
    }

    private SourceSpan span(SqlNode node) {
        return positions.span(node.getParserPosition());
    }
}
