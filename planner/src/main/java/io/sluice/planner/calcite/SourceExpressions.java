package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.convert.CalciteTypes;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.convert.RowAssignment;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** The expressions of an INSERT's VALUES or select list, as far as the text shows them: a copy that may be changed. */
final class SourceExpressions implements RowAssignment.Written {
    private final SqlNode node;
    private final Map<Integer, Map<Integer, SqlParserPos>> defaults = new HashMap<>();
    private final List<List<SqlParserPos>> positions;

    SourceExpressions(SqlNode node) {
        this.node = TreeCopy.of(node);
        List<SqlNode> rows = rows();
        for (int r = 0; r < rows.size(); r++) {
            takeDefaults(r, rows.get(r) instanceof SqlBasicCall row ? row : null);
        }
        // Behind a star nobody can say yet which column a value is for.
        if (this.node instanceof SqlSelect select
                && select.getSelectList().stream()
                        .noneMatch(item -> item instanceof SqlIdentifier name && name.isStar())) {
            takeDefaults(select.getSelectList());
        }
        // Before callers put more into the list.
        this.positions = findPositions();
    }

    /** Puts NULL where DEFAULT stood: no query has a value for it. */
    private void takeDefaults(int number, SqlBasicCall row) {
        for (int i = 0; row != null && i < row.operandCount(); i++) {
            if (row.operand(i).getKind() == SqlKind.DEFAULT) {
                note(number, i, row.operand(i));
                row.setOperand(i, SqlLiteral.createNull(row.operand(i).getParserPosition()));
            }
        }
    }

    private void takeDefaults(SqlNodeList list) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).getKind() == SqlKind.DEFAULT) {
                note(0, i, list.get(i));
                list.set(i, SqlLiteral.createNull(list.get(i).getParserPosition()));
            }
        }
    }

    private void note(int row, int value, SqlNode word) {
        defaults.computeIfAbsent(row, r -> new HashMap<>()).put(value, word.getParserPosition());
    }

    @Override
    public boolean isDefault(int row, int value) {
        return defaults.getOrDefault(row, Map.of()).containsKey(value);
    }

    @Override
    public Optional<SqlParserPos> firstDefault() {
        return defaults.values().stream().flatMap(row -> row.values().stream()).findFirst();
    }

    /** The first row of VALUES that has not {@code width} values. */
    Optional<SqlNode> firstRowOfOtherWidth(int width) {
        return rows().stream().filter(row -> width(row) != width).findFirst();
    }

    static int width(SqlNode row) {
        return row.getKind() == SqlKind.ROW ? ((SqlCall) row).operandCount() : 1;
    }

    private List<SqlNode> rows() {
        return node.getKind() == SqlKind.VALUES ? ((SqlCall) node).getOperandList() : List.of();
    }

    @Override
    public List<List<SqlParserPos>> positions() {
        return positions;
    }

    private List<List<SqlParserPos>> findPositions() {
        List<List<SqlParserPos>> found = new ArrayList<>();
        for (SqlNode row : rows()) {
            List<SqlNode> values = row.getKind() == SqlKind.ROW ? ((SqlCall) row).getOperandList() : List.of(row);
            found.add(values.stream().map(SqlNode::getParserPosition).toList());
        }
        if (node instanceof SqlSelect select) {
            found.add(select.getSelectList().stream()
                    .map(SqlNode::getParserPosition)
                    .toList());
        }
        return found;
    }

    /** A bare {@code ?} gets the type of its column, and so does a text constant, whatever the rows around it hold. */
    SqlNode withTypedParameters(Relation target, List<Integer> columns, Problems problems) {
        for (SqlNode row : rows()) {
            if (row instanceof SqlBasicCall values && row.getKind() == SqlKind.ROW) {
                for (int i = 0; i < values.operandCount() && i < columns.size(); i++) {
                    values.setOperand(i, typed(values.operand(i), target, columns.get(i)));
                }
            }
        }
        if (node instanceof SqlSelect select) {
            SqlNodeList list = select.getSelectList();
            for (int i = 0; i < list.size() && i < columns.size(); i++) {
                list.set(i, typed(list.get(i), target, columns.get(i)));
            }
        }
        return node;
    }

    private static SqlNode typed(SqlNode value, Relation target, int column) {
        TypeKind kind = target.rowType().type(column).kind();
        boolean text = value instanceof SqlCharStringLiteral
                && kind != TypeKind.VARCHAR
                && kind != TypeKind.VARBINARY
                && !kind.isNested();
        if (!(value instanceof SqlDynamicParam) && !text) {
            return value;
        }
        SqlType type = kind == TypeKind.VARCHAR
                ? SqlType.varchar()
                : target.rowType().type(column).withNullable(true);
        return SqlStdOperatorTable.CAST.createCall(
                value.getParserPosition(),
                value,
                SqlTypeUtil.convertTypeToSpec(CalciteTypes.toRel(type, QueryCompiler.TYPES)));
    }
}
