package io.sluice.sql.diagnostic;

import java.util.Objects;

/**
 * The one exception of Sluice's API. {@link #getMessage()} is the whole text for people: code, message, the user's line
 * with carets under the span, detail and hint.
 */
public final class SluiceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;
    private final String sql;

    /** An error that points into {@code sql}, the text the user sent; {@code sql} may be empty. */
    public SluiceException(Diagnostic diagnostic, String sql, Throwable cause) {
        super(DiagnosticFormatter.format(diagnostic, sql), cause);
        this.diagnostic = Objects.requireNonNull(diagnostic);
        this.sql = Objects.requireNonNull(sql);
    }

    public SluiceException(Diagnostic diagnostic, String sql) {
        this(diagnostic, sql, null);
    }

    /** An error without a place in the text. */
    public SluiceException(ErrorCode code, String message) {
        this(Diagnostic.of(code, SourceSpan.NONE, message), "", null);
    }

    public SluiceException(ErrorCode code, String message, Throwable cause) {
        this(Diagnostic.of(code, SourceSpan.NONE, message), "", cause);
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }

    public ErrorCode code() {
        return diagnostic.code();
    }

    /** The statement text the span points into; empty when unknown. */
    public String sql() {
        return sql;
    }

    /** The same error, now that the text its span points into is known. */
    public SluiceException inText(String text) {
        return sql.isEmpty() ? new SluiceException(diagnostic, text, this) : this;
    }
}
