package io.sluice.planner.calcite;

import io.sluice.planner.calcite.rewrite.JoinMarkers;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** What says in a join's condition of which kind the join is; see {@link JoinMarkers}. Users cannot write it. */
final class JoinMarker extends SqlSpecialOperator {
    static final JoinMarker AS_OF = new JoinMarker(JoinMarkers.AS_OF);
    static final JoinMarker MATCH = new JoinMarker(JoinMarkers.MATCH);
    static final JoinMarker GRACE = new JoinMarker(JoinMarkers.GRACE);

    private JoinMarker(String name) {
        super(name, SqlKind.OTHER_FUNCTION, 0, false, ReturnTypes.BOOLEAN_NOT_NULL, null, OperandTypes.VARIADIC);
    }

    /** The condition and the marker. */
    SqlNode beside(SqlNode condition, SqlParserPos position, List<SqlNode> arguments) {
        return SqlStdOperatorTable.AND.createCall(
                condition.getParserPosition(), condition, createCall(position, arguments));
    }

    /** No look-up by name: no other operator is called so. */
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
        return validator.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN);
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
