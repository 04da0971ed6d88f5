package io.sluice.sql.parser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * What a window says apart from its input; makes the normal form of {@link WindowCall}.
 *
 * @param time the time column, or the marker {@link WindowCall#ROWTIME}
 * @param size nanoseconds or rows, positive
 * @param slide nanoseconds or rows, 0 where the kind has none
 */
record WindowSpec(
        WindowCall.Kind kind,
        SqlIdentifier time,
        boolean rows,
        BigDecimal size,
        BigDecimal slide,
        BigDecimal offset,
        BigDecimal grace,
        List<SqlIdentifier> keys,
        SqlParserPos position) {

    /** Whether what window a row falls into depends on other rows, so that it matters which rows are windowed together. */
    boolean dependsOnOtherRows() {
        return rows || kind == WindowCall.Kind.SESSION;
    }

    WindowSpec withKeys(List<SqlIdentifier> newKeys) {
        return new WindowSpec(kind, time, rows, size, slide, offset, grace, newKeys, position);
    }

    /** The call {@code f(input, …)} in normal form. */
    SqlCall over(SqlNode input) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(input);
        operands.add(WindowCall.descriptor(List.of(time), time.getParserPosition()));
        operands.add(SqlLiteral.createCharString(rows ? WindowCall.UNIT_ROWS : WindowCall.UNIT_TIME, position));
        for (BigDecimal number : List.of(size, slide, offset, grace)) {
            operands.add(SqlLiteral.createExactNumeric(number.toBigInteger().toString(), position));
        }
        if (!keys.isEmpty()) {
            operands.add(WindowCall.descriptor(keys, keys.get(0).getParserPosition()));
        }
        SqlUnresolvedFunction function = new SqlUnresolvedFunction(
                new SqlIdentifier(kind.name(), position),
                null,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
        return function.createCall(position, operands);
    }
}
