package io.sluice.planner.type;

/** The kinds of value Sluice knows. CHAR is stored as VARCHAR: there is no blank padding anywhere. */
public enum TypeKind {
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INTEGER,
    BIGINT,
    REAL,
    DOUBLE,
    DECIMAL,
    VARCHAR,
    VARBINARY,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMP_LTZ,
    /** Day-time interval. */
    INTERVAL_DAY,
    /** Year-month interval. */
    INTERVAL_YEAR,
    ARRAY,
    MAP,
    ROW,
    /** The type of a bare NULL. */
    NULL;

    public boolean isInteger() {
        return this == TINYINT || this == SMALLINT || this == INTEGER || this == BIGINT;
    }

    public boolean isApproximate() {
        return this == REAL || this == DOUBLE;
    }

    public boolean isNumeric() {
        return isInteger() || isApproximate() || this == DECIMAL;
    }

    public boolean isTimestamp() {
        return this == TIMESTAMP || this == TIMESTAMP_LTZ;
    }

    public boolean isNested() {
        return this == ARRAY || this == MAP || this == ROW;
    }
}
