package io.sluice.planner.convert;

import io.sluice.planner.type.Field;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Arrays, maps and rows have no order and no equality here. */
final class Nested {
    private Nested() {}

    static void refuse(Field column, String use, SqlParserPos pos, Problems problems) {
        if (column.type().kind().isNested()) {
            throw problems.notSupported(
                    pos,
                    use + " on values of type " + column.type() + " is not supported yet (column \"" + column.name()
                            + "\")",
                    "use their elements: column[1], column['key'] or (column).field");
        }
    }
}
