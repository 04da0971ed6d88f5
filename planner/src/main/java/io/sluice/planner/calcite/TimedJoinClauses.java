package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlAsofJoin;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSnapshot;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Temporal and ASOF joins become plain ones whose condition carries a {@link JoinMarker}: so names and types are checked as for any join. */
final class TimedJoinClauses {
    private static final Set<String> NOW = Set.of("PROCTIME", "CURRENT_TIMESTAMP", "NOW", "LOCALTIMESTAMP");

    private TimedJoinClauses() {}

    /** The same join, or a plain one with a marker. */
    static SqlJoin plain(SqlJoin join, Problems problems) {
        Optional<SqlSnapshot> snapshot = snapshot(join.getRight());
        if (snapshot.isPresent()) {
            return temporal(join, snapshot.get(), problems);
        }
        return join instanceof SqlAsofJoin asOf ? asOf(asOf) : join;
    }

    private static Optional<SqlSnapshot> snapshot(SqlNode item) {
        if (item.getKind() == SqlKind.AS) {
            return snapshot(((SqlCall) item).operand(0));
        }
        return item instanceof SqlSnapshot found ? Optional.of(found) : Optional.empty();
    }

    private static SqlJoin temporal(SqlJoin join, SqlSnapshot snapshot, Problems problems) {
        SqlNode time = snapshot.getPeriod();
        if (join.getConditionType() != JoinConditionType.ON || join.isNatural()) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    time.getParserPosition(),
                    "FOR SYSTEM_TIME AS OF needs the key of the table in ON",
                    "write JOIN rates FOR SYSTEM_TIME AS OF o.ts AS r ON o.currency = r.currency");
        }
        SqlNode table = snapshot.getTableRef();
        SqlNode right = table;
        if (join.getRight() instanceof SqlBasicCall as) {
            as.setOperand(0, table);
            right = as;
        }
        List<SqlNode> arguments = isNow(time) ? List.of() : List.of(time);
        SqlNode condition = JoinMarker.AS_OF.beside(join.getCondition(), time.getParserPosition(), arguments);
        return joined(join, join.getJoinType(), right, condition);
    }

    private static boolean isNow(SqlNode time) {
        String name = time instanceof SqlIdentifier identifier && identifier.isSimple()
                ? identifier.getSimple()
                : time instanceof SqlCall call && call.operandCount() == 0
                        ? call.getOperator().getName()
                        : "";
        return NOW.contains(name.toUpperCase(Locale.ROOT));
    }

    private static SqlJoin asOf(SqlAsofJoin join) {
        SqlNode match = join.getMatchCondition();
        SqlNode condition = JoinMarker.MATCH.beside(join.getCondition(), match.getParserPosition(), List.of(match));
        JoinType type = join.getJoinType() == JoinType.LEFT_ASOF ? JoinType.LEFT : JoinType.INNER;
        return joined(join, type, join.getRight(), condition);
    }

    private static SqlJoin joined(SqlJoin join, JoinType type, SqlNode right, SqlNode condition) {
        SqlParserPos pos = join.getParserPosition();
        return new SqlJoin(
                pos,
                join.getLeft(),
                SqlLiteral.createBoolean(false, pos),
                type.symbol(pos),
                right,
                JoinConditionType.ON.symbol(pos),
                condition);
    }

    /** Where a temporal table stands without a left side. */
    static RuntimeException alone(SqlNode snapshot, Problems problems) {
        return problems.error(
                ErrorCode.NOT_SUPPORTED,
                snapshot.getParserPosition(),
                "FOR SYSTEM_TIME AS OF stands on the right side of a JOIN",
                "write FROM orders AS o JOIN rates FOR SYSTEM_TIME AS OF o.ts AS r ON o.currency = r.currency");
    }
}
