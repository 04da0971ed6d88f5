package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import io.sluice.sql.parser.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Makes of a WINDOW clause or a window table function a call that Calcite can validate, its time column named. */
final class WindowPreparation {
    private WindowPreparation() {}

    /**
     * @param prepare of a FROM item
     * @param windowTimes finds a time column that is not named
     */
    static PreparedQuery window(
            SqlNode node, Function<SqlNode, PreparedQuery> prepare, WindowTimes windowTimes, Problems problems) {
        boolean wrapped = node.getKind() == SqlKind.COLLECTION_TABLE;
        SqlBasicCall call = (SqlBasicCall) (wrapped ? ((SqlCall) node).operand(0) : node);
        WindowCall window = WindowCall.from(call);
        WindowChecks.check(window, call, problems);
        PreparedQuery input = prepare.apply(call.operand(WindowCall.INPUT));
        SqlNode table = TableOperand.of(input.node());
        List<String> times = new ArrayList<>(input.times());
        if (window.countsRows()) {
            SqlCall counted = CountWindowOperator.call(window, call, table);
            return new PreparedQuery(
                    SqlStdOperatorTable.COLLECTION_TABLE.createCall(node.getParserPosition(), counted), times);
        }
        SqlIdentifier time = window.timeColumn().orElseGet(() -> timeColumn(window, input, windowTimes));
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(WindowCall.INPUT, table);
        operands.set(WindowCall.TIME, SqlStdOperatorTable.DESCRIPTOR.createCall(time.getParserPosition(), time));
        SqlNode graft = WindowFunctionOperator.of(window.kind()).createCall(call.getParserPosition(), operands);
        times.addAll(List.of("window_time", "window_end", "window_start"));
        return new PreparedQuery(
                SqlStdOperatorTable.COLLECTION_TABLE.createCall(node.getParserPosition(), graft), times);
    }

    private static SqlIdentifier timeColumn(WindowCall window, PreparedQuery input, WindowTimes windowTimes) {
        return input.times().isEmpty()
                ? windowTimes.without(window, input.node())
                : new SqlIdentifier(input.times().get(0), window.position());
    }
}
