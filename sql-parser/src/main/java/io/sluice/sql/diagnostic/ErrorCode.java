package io.sluice.sql.diagnostic;

/**
 * Every way a statement or a query can fail. The name is the public code, shown to users and listed by {@code SHOW ERRORS};
 * each has a SQLSTATE, a kind and a sentence that explains it.
 */
public enum ErrorCode {
    SYNTAX_ERROR("42601", Kind.USER, "The text is not a statement of the dialect."),
    UNTERMINATED_QUOTE("42601", Kind.USER, "A string, quoted identifier or comment has no end."),
    RELATION_NOT_FOUND("42P01", Kind.USER, "No stream, table or view has this name."),
    RELATION_EXISTS("42P07", Kind.USER, "The name is taken by another stream, table, view or sink."),
    RELATION_IN_USE("2BP01", Kind.USER, "Other objects read the one to be dropped."),
    WRONG_OBJECT_KIND("42809", Kind.USER, "The object exists but is not of the kind the statement needs."),
    COLUMN_NOT_FOUND("42703", Kind.USER, "No column has this name here."),
    COLUMN_AMBIGUOUS("42702", Kind.USER, "More than one input has a column of this name."),
    DUPLICATE_COLUMN("42701", Kind.USER, "A column name stands twice in one list."),
    FUNCTION_NOT_FOUND("42883", Kind.USER, "No function of this name takes these arguments."),
    TYPE_MISMATCH("42804", Kind.USER, "An expression has another type than its place needs."),
    TYPE_NOT_FOUND("42704", Kind.USER, "No data type has this name."),
    GROUPING_ERROR("42803", Kind.USER, "A column is neither grouped nor inside an aggregate."),
    INVALID_WINDOW("42P20", Kind.USER, "The window clause does not make sense."),
    MISSING_WATERMARK("42P21", Kind.USER, "The query needs event time, the stream declares no watermark."),
    INVALID_ARGUMENT("22023", Kind.USER, "A value is outside what the statement or function takes."),
    INVALID_OPTION("22023", Kind.USER, "A WITH option or setting is unknown, missing or has a wrong value."),
    STREAM_NOT_READABLE("55000", Kind.USER, "The stream keeps no rows, so a plain SELECT has nothing to read."),
    NOT_SUPPORTED("0A000", Kind.NOT_SUPPORTED, "The dialect knows this, the engine does not run it yet."),
    NUMERIC_OVERFLOW("22003", Kind.USER, "A number does not fit its type."),
    DIVISION_BY_ZERO("22012", Kind.USER, "A number was divided by zero."),
    INVALID_CAST("22018", Kind.USER, "A value cannot be converted to the wanted type."),
    CARDINALITY_VIOLATION(
            "21000", Kind.USER, "More than one row came where one at most may, as from a subquery used as a value."),
    NOT_NULL_VIOLATION("23502", Kind.USER, "NULL was given for a column declared NOT NULL."),
    CHECK_VIOLATION("23514", Kind.USER, "A row breaks a CHECK of its table."),
    DUPLICATE_KEY("23505", Kind.USER, "A row with this primary key exists."),
    BAD_ROW("22P04", Kind.USER, "A row from outside could not be read as the stream's columns."),
    CONNECTOR_FAILED("58030", Kind.EXTERNAL, "A file, socket or other outside system failed."),
    QUERY_CANCELLED("57014", Kind.USER, "The statement was cancelled or ran into its timeout."),
    PARAMETER_MISMATCH("07001", Kind.USER, "The number or type of parameters is not what the statement needs."),
    ENGINE_CLOSED("08003", Kind.USER, "The engine or the result was closed."),
    RESOURCE_EXHAUSTED("53200", Kind.RESOURCE, "A configured limit of memory or rows was reached."),
    INTERNAL_ERROR("XX000", Kind.INTERNAL, "A bug in Sluice; please report it with the statement.");

    /** Who has to act. */
    public enum Kind {
        USER,
        NOT_SUPPORTED,
        EXTERNAL,
        RESOURCE,
        INTERNAL
    }

    private final String sqlState;
    private final Kind kind;
    private final String description;

    ErrorCode(String sqlState, Kind kind, String description) {
        this.sqlState = sqlState;
        this.kind = kind;
        this.description = description;
    }

    public String sqlState() {
        return sqlState;
    }

    public Kind kind() {
        return kind;
    }

    public String description() {
        return description;
    }
}
