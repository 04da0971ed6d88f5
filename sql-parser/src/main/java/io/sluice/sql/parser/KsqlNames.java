package io.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Renames ksqlDB's WINDOWSTART and WINDOWEND to our window columns, in place, in a SELECT with a WINDOW clause. */
final class KsqlNames extends SqlBasicVisitor<Void> {
    static String canonical(String column) {
        if (column.equalsIgnoreCase("windowstart")) {
            return WindowCall.WINDOW_START;
        }
        return column.equalsIgnoreCase("windowend") ? WindowCall.WINDOW_END : column;
    }

    @Override
    public Void visit(SqlIdentifier identifier) {
        int last = identifier.names.size() - 1;
        String name = last < 0 ? "" : identifier.names.get(last);
        if (!canonical(name).equals(name)) {
            List<String> names = new ArrayList<>(identifier.names);
            names.set(last, canonical(name));
            List<SqlParserPos> positions = new ArrayList<>();
            for (int i = 0; i <= last; i++) {
                positions.add(identifier.getComponentParserPosition(i));
            }
            identifier.setNames(names, positions);
        }
        return null;
    }
}
