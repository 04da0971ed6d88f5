package io.sluice.sql.parser;

import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/** Counts the {@code ?} of a stretch on from those before it, which Calcite parsed on their own. */
final class ParameterShift extends SqlShuttle {
    private final int before;

    ParameterShift(int before) {
        this.before = before;
    }

    @Override
    public SqlNode visit(SqlDynamicParam parameter) {
        return new SqlDynamicParam(parameter.getIndex() + before, parameter.getParserPosition());
    }
}
