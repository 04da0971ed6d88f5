package io.sluice.planner.calcite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;

/** Which columns of a SELECT carry event time. */
final class OutputTimes {
    private OutputTimes() {}

    /** Event-time names that a SELECT passes on; after GROUP BY or DISTINCT only those of the window. */
    static List<String> of(SqlSelect select, List<String> input) {
        boolean grouped = select.getGroup() != null || select.isDistinct();
        List<String> times = new ArrayList<>();
        for (String time : input) {
            if (grouped && !time.startsWith("window_")) {
                continue;
            }
            for (SqlNode item : select.getSelectList()) {
                SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
                if (!(expression instanceof SqlIdentifier column)) {
                    continue;
                }
                if (column.isStar()) {
                    times.add(time);
                } else if (column.names.get(column.names.size() - 1).equalsIgnoreCase(time)) {
                    boolean aliased = item.getKind() == SqlKind.AS;
                    times.add(aliased ? ((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple() : time);
                }
            }
        }
        return times;
    }
}
