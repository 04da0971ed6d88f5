package io.sluice.planner.calcite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Copies a tree, since validation rewrites trees in place; if wanted with one position for all nodes, as for the text of a view. */
final class TreeCopy extends SqlBasicVisitor<SqlNode> {
    private final SqlParserPos position;

    private TreeCopy(SqlParserPos position) {
        this.position = position;
    }

    static SqlNode of(SqlNode node) {
        return node.accept(new TreeCopy(null));
    }

    /** A copy in which every node stands at {@code position}. */
    static SqlNode at(SqlNode node, SqlParserPos position) {
        return node.accept(new TreeCopy(position));
    }

    private SqlParserPos pos(SqlNode node) {
        return position == null ? node.getParserPosition() : position;
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        return literal.clone(pos(literal));
    }

    @Override
    public SqlNode visit(SqlCall call) {
        List<SqlNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            operands.add(operand == null ? null : operand.accept(this));
        }
        return call.getOperator().createCall(call.getFunctionQuantifier(), pos(call), operands);
    }

    @Override
    public SqlNode visit(SqlNodeList list) {
        SqlNodeList copy = new SqlNodeList(pos(list));
        for (SqlNode node : list) {
            copy.add(node == null ? null : node.accept(this));
        }
        return copy;
    }

    @Override
    public SqlNode visit(SqlIdentifier identifier) {
        return position == null
                ? identifier.clone(identifier.getParserPosition())
                : new SqlIdentifier(identifier.names, identifier.getCollation(), position, null);
    }

    @Override
    public SqlNode visit(SqlDataTypeSpec type) {
        return type.clone(pos(type));
    }

    @Override
    public SqlNode visit(SqlDynamicParam parameter) {
        return new SqlDynamicParam(parameter.getIndex(), pos(parameter));
    }

    @Override
    public SqlNode visit(SqlIntervalQualifier qualifier) {
        // Its own clone forgets a name that is no built-in unit.
        return qualifier.timeFrameName != null
                ? new SqlIntervalQualifier(qualifier.timeFrameName, pos(qualifier))
                : qualifier.clone(pos(qualifier));
    }
}
