package io.sluice.planner.calcite;

import io.sluice.sql.parser.WindowCall;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;

/** {@code COUNT_WINDOW(input, size, slide [, DESCRIPTOR(key, …)])}: a window of rows. Adds {@code window_start} and {@code window_end}, BIGINT. */
final class CountWindowOperator extends SqlWindowTableFunction {
    static final CountWindowOperator INSTANCE = new CountWindowOperator();

    private static final int KEYS = 3;

    private CountWindowOperator() {
        super("COUNT_WINDOW", new Operands());
    }

    /** The call for a window in normal form that counts rows. */
    static SqlCall call(WindowCall window, SqlCall normalForm, SqlNode input) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(input);
        operands.add(normalForm.operand(WindowCall.SIZE));
        operands.add(normalForm.operand(window.slideRows() > 0 ? WindowCall.SLIDE : WindowCall.SIZE));
        if (normalForm.operandCount() > WindowCall.KEYS) {
            operands.add(normalForm.operand(WindowCall.KEYS));
        }
        return INSTANCE.createCall(normalForm.getParserPosition(), operands);
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return CountWindowOperator::rowType;
    }

    private static RelDataType rowType(SqlOperatorBinding binding) {
        RelDataType input = binding.getOperandType(0);
        WindowFunctionOperator.refuseWindowed((SqlCallBinding) binding, input);
        RelDataTypeFactory factory = binding.getTypeFactory();
        return factory.builder()
                .kind(input.getStructKind())
                .addAll(input.getFieldList())
                .add("window_start", SqlTypeName.BIGINT)
                .add("window_end", SqlTypeName.BIGINT)
                .build();
    }

    /** Checks were made before, but for the keys, which need the validated row type of the input. */
    private static final class Operands implements SqlOperandMetadata {
        @Override
        public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
            throw new UnsupportedOperationException("arguments are positional here");
        }

        @Override
        public List<String> paramNames() {
            return List.of("DATA", "SIZE", "SLIDE", "KEYS");
        }

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            if (binding.getOperandCount() > KEYS) {
                WindowFunctionOperator.resolve(binding.operand(KEYS), binding.getOperandType(0), binding);
            }
            return true;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.between(KEYS, KEYS + 1);
        }

        @Override
        public String getAllowedSignatures(SqlOperator op, String name) {
            return "WINDOW TUMBLING (SIZE 100 ROWS)";
        }

        @Override
        public boolean isFixedParameters() {
            return false;
        }
    }
}
