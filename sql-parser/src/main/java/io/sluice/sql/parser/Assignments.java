package io.sluice.sql.parser;

import io.sluice.sql.ast.Identifier;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Reads off what an UPDATE sets. */
record Assignments(SourceText source) {
    /** The columns before each {@code =}; a table name before them goes without saying. */
    List<Identifier> columns(SqlUpdate update) {
        List<Identifier> columns = new ArrayList<>();
        for (SqlNode column : update.getTargetColumnList()) {
            SqlIdentifier name = (SqlIdentifier) column;
            int last = name.names.size() - 1;
            SourceSpan span = new Positions(source).span(name.getComponentParserPosition(last));
            columns.add(new Identifier(name.names.get(last), span));
        }
        return columns;
    }

    /** What stands behind each {@code =}; a name that is the bare word DEFAULT means just that. */
    SqlNodeList values(SqlUpdate update) {
        SqlNodeList values = new SqlNodeList(update.getSourceExpressionList().getParserPosition());
        for (SqlNode value : update.getSourceExpressionList()) {
            values.add(isDefault(value) ? SqlStdOperatorTable.DEFAULT.createCall(value.getParserPosition()) : value);
        }
        return values;
    }

    private boolean isDefault(SqlNode value) {
        if (!(value instanceof SqlIdentifier)) {
            return false;
        }
        SqlIdentifier name = (SqlIdentifier) value;
        SourceSpan span = new Positions(source).span(name.getParserPosition());
        return name.isSimple() && source.text(span.start(), span.end()).equalsIgnoreCase("DEFAULT");
    }
}
