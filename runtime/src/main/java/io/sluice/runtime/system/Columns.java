package io.sluice.runtime.system;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.catalog.SystemTable.Column;
import io.sluice.runtime.operator.Tick;
import java.util.List;

/** Columns of the types that system tables use. */
final class Columns {
    private static final SqlType TIMESTAMP = new SqlType(TypeKind.TIMESTAMP_LTZ, 6, 0, true, List.of());

    private Columns() {}

    static Column text(String name, String description) {
        return new Column(name, SqlType.varchar(), description);
    }

    static Column number(String name, String description) {
        return new Column(name, SqlType.bigint(), description);
    }

    static Column flag(String name, String description) {
        return new Column(name, SqlType.of(TypeKind.BOOLEAN), description);
    }

    /** Milliseconds with a fraction. */
    static Column millis(String name, String description) {
        return new Column(name, SqlType.of(TypeKind.DOUBLE), description);
    }

    static Column time(String name, String description) {
        return new Column(name, TIMESTAMP, description);
    }

    /** A watermark as a value of a {@link #time} column: NULL before any and after the end. */
    static Long watermark(long micros) {
        return micros == Tick.NO_WATERMARK || micros == Tick.END_OF_INPUT ? null : micros;
    }
}
