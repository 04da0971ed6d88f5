package io.sluice.sql.parser;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A window table function in its normal form. However the user wrote it (a WINDOW clause; {@code TABLE(HOP(…))}, with or
 * without TABLE; arguments by order or by name), the tree of a {@link io.sluice.sql.ast.Query} holds
 *
 * <pre>
 * COLLECTION_TABLE(f(input, DESCRIPTOR(time), unit, size, slide, offset, grace [, DESCRIPTOR(key, …)]))
 * </pre>
 *
 * where {@code f} is an unresolved function named exactly as one of {@link Kind}, and each argument is always there and
 * a literal, so that neither names nor defaults need looking up:
 *
 * <ul>
 *   <li>{@code input}: {@code EXPLICIT_TABLE(identifier)} or a query;
 *   <li>{@code time}: one identifier; {@link #ROWTIME} when the user named no column (WINDOW clause), which stands for
 *       the column of the input that carries the watermark;
 *   <li>{@code unit}: {@code 'TIME'} or {@code 'ROWS'}, a character literal;
 *   <li>{@code size}, {@code slide}, {@code offset}, {@code grace}: exact integers; nanoseconds when the unit is TIME, rows
 *       when it is ROWS (grace is always nanoseconds). Size is positive: the length of the window, for CUMULATE the
 *       longest, for SESSION the gap. Slide is positive for HOP (distance of starts) and CUMULATE (step), else 0. Offset
 *       and grace are 0 when not given;
 *   <li>keys: only for SESSION with PARTITION BY or a key descriptor.
 * </ul>
 *
 * A graft of a WINDOW clause also has an alias: {@code AS(COLLECTION_TABLE(…), alias)}, the user's own or the name of the
 * table. Positions are those of the WINDOW clause or of the user's call.
 *
 * @param size zero when the window counts rows
 * @param sizeRows zero when the window is one of time
 * @param position where the window is written
 */
public record WindowCall(
        Kind kind,
        SqlNode input,
        Optional<SqlIdentifier> timeColumn,
        Duration size,
        Duration slide,
        Duration offset,
        Duration grace,
        long sizeRows,
        long slideRows,
        List<SqlIdentifier> keys,
        SqlParserPos position) {

    /** Operand indexes of the normal form. */
    public static final int INPUT = 0;

    public static final int TIME = 1;
    public static final int UNIT = 2;
    public static final int SIZE = 3;
    public static final int SLIDE = 4;
    public static final int OFFSET = 5;
    public static final int GRACE = 6;
    public static final int KEYS = 7;

    /** The column name that stands for "the column that carries the watermark". */
    public static final String ROWTIME = "$rowtime";

    public static final String UNIT_TIME = "TIME";
    public static final String UNIT_ROWS = "ROWS";

    /** Columns every window adds after those of its input. */
    public static final String WINDOW_START = "window_start";

    public static final String WINDOW_END = "window_end";

    /** The window functions; the names are those of the functions in the normal form. */
    public enum Kind {
        TUMBLE,
        HOP,
        CUMULATE,
        SESSION;

        /** The kind a function name stands for, ignoring case. */
        public static Optional<Kind> of(String functionName) {
            for (Kind kind : values()) {
                if (kind.name().equals(functionName.toUpperCase(Locale.ROOT))) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    public WindowCall {
        keys = List.copyOf(keys);
    }

    public boolean countsRows() {
        return sizeRows > 0;
    }

    /** Whether {@code node} is a window in normal form: the call {@code f(…)} or the {@code COLLECTION_TABLE} around it. */
    public static boolean isWindow(SqlNode node) {
        SqlNode call = unwrap(node);
        return call instanceof SqlCall
                && Kind.of(((SqlCall) call).getOperator().getName()).isPresent()
                && ((SqlCall) call).operandCount() > GRACE;
    }

    /**
     * Reads a window in normal form.
     *
     * @param node the call {@code f(…)} or the {@code COLLECTION_TABLE} around it
     * @throws IllegalArgumentException when {@link #isWindow} is false
     */
    public static WindowCall from(SqlNode node) {
        if (!isWindow(node)) {
            throw new IllegalArgumentException("not a window: " + node);
        }
        SqlCall call = (SqlCall) unwrap(node);
        SqlIdentifier time = ((SqlCall) call.operand(TIME)).operand(0);
        boolean rows =
                ((SqlLiteral) call.operand(UNIT)).getValueAs(String.class).equals(UNIT_ROWS);
        long size = number(call, SIZE);
        long slide = number(call, SLIDE);
        return new WindowCall(
                Kind.valueOf(call.getOperator().getName()),
                call.operand(INPUT),
                Optional.of(time).filter(column -> !column.getSimple().equals(ROWTIME)),
                Duration.ofNanos(rows ? 0 : size),
                Duration.ofNanos(rows ? 0 : slide),
                Duration.ofNanos(number(call, OFFSET)),
                Duration.ofNanos(number(call, GRACE)),
                rows ? size : 0,
                rows ? slide : 0,
                keys(call),
                call.getParserPosition());
    }

    private static SqlNode unwrap(SqlNode node) {
        return node.getKind() == SqlKind.COLLECTION_TABLE ? ((SqlCall) node).operand(0) : node;
    }

    private static List<SqlIdentifier> keys(SqlCall call) {
        if (call.operandCount() <= KEYS) {
            return List.of();
        }
        return ((SqlCall) call.operand(KEYS))
                .getOperandList().stream().map(SqlIdentifier.class::cast).toList();
    }

    private static long number(SqlCall call, int operand) {
        return ((SqlLiteral) call.operand(operand)).getValueAs(BigDecimal.class).longValueExact();
    }

    /** {@code DESCRIPTOR(column, …)} as the normal form has it. */
    static SqlCall descriptor(List<? extends SqlNode> columns, SqlParserPos position) {
        return SqlStdOperatorTable.DESCRIPTOR.createCall(position, columns);
    }
}
