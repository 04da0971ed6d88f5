package io.sluice.planner.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnnestOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code UNNEST(SPLIT(line, ' ')) AS word}: the one column has the name of the table, where it is plain that there is one column. */
final class UnnestNames {
    private static final Set<String> SPLITS =
            Set.of("SPLIT", "STRING_SPLIT", "STRING_TO_ARRAY", "REGEXP_SPLIT", "REGEXP_SPLIT_TO_ARRAY");

    private UnnestNames() {}

    /** The UNNEST under this name, with its column named too if it can be. */
    static SqlNode named(SqlCall unnest, SqlIdentifier alias) {
        SqlParserPos pos = alias.getParserPosition();
        List<SqlNode> operands = new ArrayList<>(List.of(unnest, alias));
        if (hasOneColumn(unnest.operand(0))) {
            operands.add(alias);
            if (((SqlUnnestOperator) unnest.getOperator()).withOrdinality) {
                operands.add(new SqlIdentifier("ordinality", pos));
            }
        }
        return SqlStdOperatorTable.AS.createCall(pos, operands);
    }

    private static boolean hasOneColumn(SqlNode collection) {
        if (!(collection instanceof SqlCall call)) {
            return false;
        }
        if (call.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
            return call.operandCount() > 0 && call.operand(0).getKind() != SqlKind.ROW;
        }
        return SPLITS.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
    }
}
