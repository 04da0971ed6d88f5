package io.sluice.planner.calcite;

import io.sluice.sql.parser.WindowCall;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/**
 * A window of time with the operands of {@link WindowCall}'s normal form, which {@link QueryPreparation} has checked. It adds
 * {@code window_start}, {@code window_end} and {@code window_time} with the type of the time column.
 */
final class WindowFunctionOperator extends SqlWindowTableFunction {
    private static final Map<WindowCall.Kind, WindowFunctionOperator> OPERATORS = new EnumMap<>(WindowCall.Kind.class);

    static {
        for (WindowCall.Kind kind : WindowCall.Kind.values()) {
            OPERATORS.put(kind, new WindowFunctionOperator(kind));
        }
    }

    private WindowFunctionOperator(WindowCall.Kind kind) {
        super(kind.name(), Operands.INSTANCE);
    }

    static WindowFunctionOperator of(WindowCall.Kind kind) {
        return OPERATORS.get(kind);
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return WindowFunctionOperator::rowType;
    }

    private static RelDataType rowType(SqlOperatorBinding binding) {
        RelDataType input = binding.getOperandType(WindowCall.INPUT);
        RelDataTypeFactory factory = binding.getTypeFactory();
        refuseWindowed((SqlCallBinding) binding, input);
        RelDataType time = factory.createTypeWithNullability(
                timeField((SqlCallBinding) binding, input).getType(), false);
        return factory.builder()
                .kind(input.getStructKind())
                .addAll(input.getFieldList())
                .add("window_start", time)
                .add("window_end", time)
                .add("window_time", time)
                .build();
    }

    static void refuseWindowed(SqlCallBinding binding, RelDataType input) {
        if (input.getField("window_start", false, false) != null
                || input.getField("window_end", false, false) != null) {
            throw Refusal.windowedAlready(binding.getCall().getParserPosition());
        }
    }

    /** A descriptor's column resolves to a position in the input only with the type of the input at hand. */
    static void resolve(SqlNode descriptor, RelDataType input, SqlCallBinding binding) {
        SqlNameMatcher matcher = binding.getValidator().getCatalogReader().nameMatcher();
        for (SqlNode column : ((SqlCall) descriptor).getOperandList()) {
            SqlIdentifier name = (SqlIdentifier) column;
            RelDataTypeField field = matcher.field(input, name.getSimple());
            if (field == null) {
                throw Refusal.columnNotFound(name, input);
            }
            binding.getValidator().setValidatedNodeType(name, field.getType());
        }
    }

    private static SqlIdentifier timeName(SqlCallBinding binding) {
        return ((SqlCall) binding.operand(WindowCall.TIME)).operand(0);
    }

    private static RelDataTypeField timeField(SqlCallBinding binding, RelDataType input) {
        SqlIdentifier name = timeName(binding);
        SqlNameMatcher matcher = binding.getValidator().getCatalogReader().nameMatcher();
        RelDataTypeField field = matcher.field(input, name.getSimple());
        if (field == null) {
            throw Refusal.columnNotFound(name, input);
        }
        SqlTypeName type = field.getType().getSqlTypeName();
        if (type != SqlTypeName.TIMESTAMP && type != SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE) {
            throw Refusal.windowOverWrongType(name, field.getType());
        }
        return field;
    }

    /** All checks were made before, but for the time column, which needs the validated row type of the input. */
    private static final class Operands implements SqlOperandMetadata {
        private static final Operands INSTANCE = new Operands();

        @Override
        public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
            throw new UnsupportedOperationException("arguments are positional here");
        }

        @Override
        public List<String> paramNames() {
            return List.of("DATA", "TIMECOL", "UNIT", "SIZE", "SLIDE", "OFFSET", "GRACE", "KEYS");
        }

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            RelDataType input = binding.getOperandType(WindowCall.INPUT);
            timeField(binding, input);
            resolve(binding.operand(WindowCall.TIME), input, binding);
            if (binding.getOperandCount() > WindowCall.KEYS) {
                resolve(binding.operand(WindowCall.KEYS), input, binding);
            }
            return true;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.between(WindowCall.GRACE + 1, WindowCall.KEYS + 1);
        }

        @Override
        public String getAllowedSignatures(SqlOperator op, String name) {
            return name + "(TABLE t, DESCRIPTOR(time), size)";
        }

        @Override
        public boolean isFixedParameters() {
            return false;
        }
    }
}
