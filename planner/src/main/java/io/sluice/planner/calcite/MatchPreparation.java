package io.sluice.planner.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlMatchRecognize.AfterOption;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/** Gives MATCH_RECOGNIZE the meaning that the standard has where Calcite has another. */
final class MatchPreparation {
    private static final Set<String> OVER_ROWS = Set.of("FIRST", "LAST", "COUNT", "SUM", "AVG", "MIN", "MAX");

    private MatchPreparation() {}

    static void prepare(SqlCall match) {
        SqlMatchRecognize clause = (SqlMatchRecognize) match;
        if (clause.getAfter() == null) {
            match.setOperand(
                    SqlMatchRecognize.OPERAND_AFTER, AfterOption.SKIP_PAST_LAST_ROW.symbol(match.getParserPosition()));
        }
        List<SqlNode> definitions = new ArrayList<>();
        for (SqlNode definition : clause.getPatternDefList()) {
            definitions.add(definition(definition));
        }
        match.setOperand(
                SqlMatchRecognize.OPERAND_PATTERN_DEFINES,
                new SqlNodeList(definitions, clause.getPatternDefList().getParserPosition()));
    }

    /** A bare column is one of the row that is looked at. Calcite takes PREV of it for the row matched before, which may be another. */
    private static SqlNode definition(SqlNode definition) {
        if (definition.getKind() != SqlKind.AS) {
            return definition;
        }
        SqlCall as = (SqlCall) definition;
        String symbol = ((SqlIdentifier) as.operand(1)).getSimple();
        SqlNode condition = as.operand(0).accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier name) {
                SqlParserPos pos = name.getParserPosition();
                return name.isSimple() ? new SqlIdentifier(List.of(symbol, name.getSimple()), pos) : name;
            }

            @Override
            public SqlNode visit(SqlCall call) {
                // These reach over all rows of the match.
                return OVER_ROWS.contains(call.getOperator().getName().toUpperCase(Locale.ROOT))
                        ? call
                        : super.visit(call);
            }
        });
        return as.getOperator().createCall(as.getParserPosition(), condition, as.operand(1));
    }
}
