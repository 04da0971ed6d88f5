package io.sluice.planner.calcite;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Lets HAVING name columns of the SELECT. Inside an aggregate, its FILTER and its order names are those of the input; elsewhere too if the
 * query groups by a column of that name.
 */
final class HavingAliases extends SqlShuttle {
    private final Map<String, SqlNode> aliases = new HashMap<>();

    private HavingAliases(SqlSelect select) {
        for (SqlNode item : select.getSelectList()) {
            if (item.getKind() == SqlKind.AS) {
                SqlCall as = (SqlCall) item;
                aliases.put(key(((SqlIdentifier) as.operand(1)).getSimple()), as.operand(0));
            }
        }
        if (select.getGroup() != null) {
            for (SqlNode item : select.getGroup()) {
                if (item instanceof SqlIdentifier column) {
                    aliases.remove(key(column.names.get(column.names.size() - 1)));
                }
            }
        }
    }

    /** The HAVING condition with aliases replaced by what they stand for; calls are resolved already. */
    static SqlNode expand(SqlSelect select) {
        return select.getHaving().accept(new HavingAliases(select));
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        SqlNode expression = id.isSimple() ? aliases.get(key(id.getSimple())) : null;
        return expression == null ? id : TreeCopy.of(expression);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        boolean own =
                call.getOperator() instanceof SqlAggFunction || call.getKind().belongsTo(SqlKind.QUERY);
        return switch (call.getKind()) {
            case FILTER, WITHIN_GROUP, OVER, IGNORE_NULLS -> call;
            default -> own ? call : super.visit(call);
        };
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
