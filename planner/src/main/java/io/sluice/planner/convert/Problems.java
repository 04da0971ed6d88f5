package io.sluice.planner.convert;

import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import io.sluice.sql.parser.Positions;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Makes errors that point into the one text being planned. */
public final class Problems {
    private final String sql;
    private final Positions positions;
    private final List<String> warnings = new ArrayList<>();

    public Problems(String sql) {
        this.sql = sql;
        this.positions = new Positions(sql);
    }

    public String sql() {
        return sql;
    }

    /** The user's characters under a position of Calcite's parser; {@link SourceSpan#NONE} for the zero position. */
    public SourceSpan span(SqlParserPos pos) {
        return sql.isEmpty() ? SourceSpan.NONE : positions.span(pos);
    }

    /** Notes something that is no error but that the user should know, once. */
    public void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    public SluiceException error(ErrorCode code, SqlParserPos pos, String message, String hint) {
        return error(code, span(pos), message, hint);
    }

    public SluiceException error(ErrorCode code, SourceSpan span, String message, String hint) {
        return new SluiceException(Diagnostic.of(code, span, message).withHint(hint), sql);
    }

    public SluiceException notSupported(SqlParserPos pos, String message, String hint) {
        return error(ErrorCode.NOT_SUPPORTED, pos, message, hint);
    }
}
