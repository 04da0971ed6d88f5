package io.sluice.planner.calcite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.junit.jupiter.api.Test;

/** Operators that are looked up before Calcite's libraries are read are those that are found after. */
final class DialectOperatorsTest {
    @Test
    void aLookupFindsWhatAllOperatorsHold() {
        SqlOperatorTable all = new OperatorIndex(DialectOperators.TABLE.getOperatorList());
        for (SqlOperator operator : DialectOperators.TABLE.getOperatorList()) {
            for (SqlSyntax syntax : SqlSyntax.values()) {
                String name = operator.getName();
                assertEquals(
                        found(all, name, syntax), found(DialectOperators.TABLE, name, syntax), name + " " + syntax);
            }
        }
    }

    @Test
    void eachFunctionMayBeCalled() {
        for (SqlOperator operator : DialectOperators.TABLE.getOperatorList()) {
            String name = operator.getName().toUpperCase(Locale.ROOT);
            assertTrue(!(operator instanceof SqlFunction) || DialectOperators.isFunction(name), name);
        }
        DialectOperators.functionNames().forEach(name -> assertTrue(DialectOperators.isFunction(name), name));
    }

    private static List<SqlOperator> found(SqlOperatorTable table, String name, SqlSyntax syntax) {
        List<SqlOperator> found = new ArrayList<>();
        SqlIdentifier identifier = new SqlIdentifier(name, SqlParserPos.ZERO);
        table.lookupOperatorOverloads(identifier, null, syntax, found, SqlNameMatchers.withCaseSensitive(false));
        return found;
    }
}
