package io.sluice.planner.calcite;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlWithinGroupOperator;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** WITHIN GROUP around IGNORE NULLS, which Calcite converts but does not validate. */
final class OrderedNullsOperator extends SqlWithinGroupOperator {
    static final OrderedNullsOperator INSTANCE = new OrderedNullsOperator();

    private OrderedNullsOperator() {}

    @Override
    public void validateCall(
            SqlCall call, SqlValidator validator, SqlValidatorScope scope, SqlValidatorScope operandScope) {
        SqlCall nulls = call.operand(0);
        nulls.getOperator().validateCall(nulls, validator, scope, operandScope);
        SqlCall plain = super.createCall(call.getParserPosition(), nulls.operand(0), call.operand(1));
        super.validateCall(plain, validator, scope, operandScope);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return validator.deriveType(scope, call.operand(0));
    }
}
