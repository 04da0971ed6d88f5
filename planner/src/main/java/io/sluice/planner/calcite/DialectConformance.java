package io.sluice.planner.calcite;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** LENIENT, as it is: BABEL's relaxed GROUP BY gives wrong answers. */
final class DialectConformance extends SqlDelegatingConformance {
    static final DialectConformance INSTANCE = new DialectConformance();

    private DialectConformance() {
        super(SqlConformanceEnum.LENIENT);
    }

    /** {@link HavingAliases} does it: Calcite would also replace names inside FILTER. */
    @Override
    public boolean isHavingAlias() {
        return false;
    }

    /** Arithmetic of a DECIMAL or an integer is checked by the kernels, not by other operators. */
    @Override
    public boolean checkedArithmetic() {
        return false;
    }
}
