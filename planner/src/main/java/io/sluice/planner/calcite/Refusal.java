package io.sluice.planner.calcite;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A finding of ours made deep inside Calcite, where the text is not at hand; {@link ErrorMapper} turns it into the user's error. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final transient SqlParserPos position;
    private final String hint;

    private Refusal(ErrorCode code, SqlParserPos position, String message, String hint) {
        super(message, null, false, false);
        this.code = code;
        this.position = position;
        this.hint = hint;
    }

    static Refusal columnNotFound(SqlIdentifier name, RelDataType row) {
        return new Refusal(
                ErrorCode.COLUMN_NOT_FOUND,
                name.getParserPosition(),
                "column \"" + name.getSimple() + "\" not found",
                NameSuggester.hint(name.getSimple(), row.getFieldNames()));
    }

    static Refusal windowedAlready(SqlParserPos window) {
        return new Refusal(
                ErrorCode.INVALID_WINDOW,
                window,
                "the input of the window has columns window_start or window_end already",
                "rename them below: FROM (SELECT n, window_end AS ended FROM v) WINDOW …");
    }

    static Refusal windowOverWrongType(SqlIdentifier name, RelDataType type) {
        return new Refusal(
                ErrorCode.INVALID_WINDOW,
                name.getParserPosition(),
                "a window needs a TIMESTAMP column, \"" + name.getSimple() + "\" is " + type.getSqlTypeName(),
                "");
    }

    ErrorCode code() {
        return code;
    }

    SqlParserPos position() {
        return position;
    }

    String hint() {
        return hint;
    }
}
