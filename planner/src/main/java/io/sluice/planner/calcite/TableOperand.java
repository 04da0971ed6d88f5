package io.sluice.planner.calcite;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What a table function reads, in a form in which it is a single operand. */
final class TableOperand {
    private TableOperand() {}

    /**
     * A table operand is a SELECT or {@code TABLE t}; everything else becomes a SELECT over it. Calcite would take each branch of a bare UNION
     * for an operand of its own, and only the first would be read.
     */
    static SqlNode of(SqlNode node) {
        if (node.getKind() == SqlKind.SELECT || node.getKind() == SqlKind.EXPLICIT_TABLE) {
            return node;
        }
        SqlParserPos pos = node.getParserPosition();
        if (node.getKind() != SqlKind.AS) {
            return of(SqlStdOperatorTable.AS.createCall(pos, node, new SqlIdentifier("windowed", pos)));
        }
        SqlNodeList star = new SqlNodeList(List.of(SqlIdentifier.star(pos)), pos);
        return new SqlSelect(pos, null, star, node, null, null, null, null, null, null, null, null, null);
    }
}
