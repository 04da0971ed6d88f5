package io.sluice.planner.calcite;

import io.sluice.planner.function.UserFunction;
import java.util.Collection;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;

/** Calcite's validator with the dialect's operators and rules. One per query. */
final class DialectValidator extends SqlValidatorImpl {
    DialectValidator(
            SqlValidatorCatalogReader catalog, RelDataTypeFactory typeFactory, Collection<UserFunction> functions) {
        super(
                UserOperators.with(functions),
                catalog,
                typeFactory,
                Config.DEFAULT
                        .withConformance(DialectConformance.INSTANCE)
                        .withDefaultNullCollation(NullCollation.HIGH)
                        .withTypeCoercionEnabled(true)
                        .withTypeCoercionFactory(DialectCoercion::new)
                        .withIdentifierExpansion(true));
    }

    /** The lenient rule casts truth values to numbers and back. */
    @Override
    public SqlTypeMappingRule getTypeMappingRule() {
        return SqlTypeCoercionRule.lenientInstance();
    }
}
