package io.sluice.runtime.law;

import io.sluice.planner.type.SqlType;
import java.util.List;
import java.util.Random;

/** The column types of random tables, each with few values, so that rows meet: duplicates, extremes, odd characters. */
enum Domain {
    BOOLEAN("BOOLEAN", "BOOLEAN", "TRUE", "FALSE"),
    TINYINT("TINYINT", "TINYINT", "0", "1", "-1", "7", "-128", "127"),
    SMALLINT("SMALLINT", "SMALLINT", "0", "1", "-1", "300", "-32768"),
    INTEGER("INTEGER", "INTEGER", "0", "1", "2", "-3", "70000"),
    BIGINT("BIGINT", "BIGINT", "0", "1", "-1", "5000000000", "-17"),
    REAL("REAL", "REAL", "0", "1.5", "-2.25", "1000"),
    DOUBLE("DOUBLE", "DOUBLE", "0", "0.25", "-7.5", "123456.75", "1"),
    DECIMAL("DECIMAL(9, 2)", "DECIMAL(9, 2)", "0.00", "1.50", "-1.50", "99999.99", "2.00"),
    VARCHAR(
            "VARCHAR",
            "VARCHAR",
            "''",
            "'a'",
            "'b'",
            "'A'",
            "'ä'",
            "'🚰'",
            "'\uFFFD'",
            "'a long text of many letters'",
            "'it''s'"),
    VARBINARY("VARBINARY", "BLOB", "X''", "X'00'", "X'00ff'", "X'ff'") {
        @Override
        Dual literal(Random random) {
            Dual literal = super.literal(random);
            return new Dual(literal.ours(), "from_hex(" + literal.ours().substring(1) + ")");
        }
    },
    DATE("DATE", "DATE", "DATE '2026-01-01'", "DATE '1969-12-31'", "DATE '2026-02-28'", "DATE '2000-02-29'"),
    TIME("TIME", "TIME", "TIME '00:00:00'", "TIME '23:59:59'", "TIME '12:30:00'"),
    TIMESTAMP3(
            "TIMESTAMP(3)",
            "TIMESTAMP",
            "TIMESTAMP '2026-01-01 00:00:00'",
            "TIMESTAMP '1969-12-31 23:59:59.999'",
            "TIMESTAMP '2026-03-01 12:00:00.5'"),
    TIMESTAMP6(
            "TIMESTAMP(6)",
            "TIMESTAMP",
            "TIMESTAMP '2026-01-01 00:00:00'",
            "TIMESTAMP '1969-12-31 23:59:59.999999'",
            "TIMESTAMP '2026-03-01 12:00:00.000001'");

    private final String ours;
    private final String duck;
    private final List<String> values;

    Domain(String ours, String duck, String... values) {
        this.ours = ours;
        this.duck = duck;
        this.values = List.of(values);
    }

    Dual type() {
        return new Dual(ours, duck);
    }

    /** A value that is not NULL. */
    Dual literal(Random random) {
        return Dual.same(values.get(random.nextInt(values.size())));
    }

    /** Whose values a column of a type may be compared with; null for types that random queries leave alone. */
    static Domain of(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> BOOLEAN;
            case TINYINT -> TINYINT;
            case SMALLINT -> SMALLINT;
            case INTEGER -> INTEGER;
            case BIGINT -> BIGINT;
            case REAL -> REAL;
            case DOUBLE -> DOUBLE;
            case DECIMAL -> DECIMAL;
            case VARCHAR -> VARCHAR;
            case VARBINARY -> VARBINARY;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> type.precision() <= 3 ? TIMESTAMP3 : TIMESTAMP6;
            default -> null;
        };
    }

    boolean isInteger() {
        return this == TINYINT || this == SMALLINT || this == INTEGER || this == BIGINT;
    }

    boolean isNumber() {
        return isInteger() || this == REAL || this == DOUBLE || this == DECIMAL;
    }

    boolean isTimestamp() {
        return this == TIMESTAMP3 || this == TIMESTAMP6;
    }
}
