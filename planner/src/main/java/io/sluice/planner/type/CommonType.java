package io.sluice.planner.type;

/** Which type holds the values of two. */
public final class CommonType {
    private CommonType() {}

    /** The type in which two values can be compared without losing a digit; null when there is none. */
    public static SqlType of(SqlType a, SqlType b) {
        TypeKind x = a.kind();
        TypeKind y = b.kind();
        if (x == TypeKind.NULL) {
            return b;
        } else if (y == TypeKind.NULL) {
            return a;
        } else if (x.isNumeric() && y.isNumeric()) {
            return commonNumber(a, b);
        } else if (x == TypeKind.DATE && y.isTimestamp()) {
            return b;
        } else if (y == TypeKind.DATE && x.isTimestamp()) {
            return a;
        } else if (x.isTimestamp() && y.isTimestamp()) {
            TypeKind kind = x == y ? x : TypeKind.TIMESTAMP_LTZ;
            return new SqlType(kind, Math.max(a.precision(), b.precision()), 0, true, a.fields());
        } else if (x == y && (x == TypeKind.VARCHAR || x == TypeKind.VARBINARY)) {
            return SqlType.of(x);
        } else if (x == TypeKind.TIME && y == TypeKind.TIME) {
            return a.precision() >= b.precision() ? a : b;
        }
        return x == y ? a : null;
    }

    private static SqlType commonNumber(SqlType a, SqlType b) {
        if (a.kind() == b.kind() && a.kind() != TypeKind.DECIMAL) {
            return a;
        } else if (a.kind().isApproximate() || b.kind().isApproximate()) {
            return SqlType.of(TypeKind.DOUBLE);
        } else if (a.kind().isInteger() && b.kind().isInteger()) {
            return a.kind().compareTo(b.kind()) >= 0 ? a : b;
        }
        SqlType p = asDecimal(a);
        SqlType q = asDecimal(b);
        int scale = Math.max(p.scale(), q.scale());
        int whole = Math.max(p.precision() - p.scale(), q.precision() - q.scale());
        return SqlType.decimal(Math.min(SqlType.MAX_DECIMAL_PRECISION, whole + scale), scale);
    }

    /** The DECIMAL that holds every value of an integer or DECIMAL type. */
    public static SqlType asDecimal(SqlType type) {
        return switch (type.kind()) {
            case TINYINT -> SqlType.decimal(3, 0);
            case SMALLINT -> SqlType.decimal(5, 0);
            case INTEGER -> SqlType.decimal(10, 0);
            case BIGINT -> SqlType.decimal(19, 0);
            default -> type;
        };
    }
}
