package io.sluice.sql.diagnostic;

import java.util.Objects;

/**
 * One finding about the user's text.
 *
 * @param code what kind of error
 * @param message short and factual: what is wrong, in the user's words
 * @param span where; {@link SourceSpan#NONE} when no text is to blame
 * @param detail what was expected, or why; empty when there is nothing to add
 * @param hint what to write instead, if possible a rewrite that works; empty when there is none
 */
public record Diagnostic(ErrorCode code, String message, SourceSpan span, String detail, String hint) {
    public Diagnostic {
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
        Objects.requireNonNull(span);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(hint);
    }

    public static Diagnostic of(ErrorCode code, SourceSpan span, String message) {
        return new Diagnostic(code, message, span, "", "");
    }

    /** The same finding at another place. */
    public Diagnostic at(SourceSpan place) {
        return new Diagnostic(code, message, place, detail, hint);
    }

    public Diagnostic withDetail(String text) {
        return new Diagnostic(code, message, span, text, hint);
    }

    public Diagnostic withHint(String text) {
        return new Diagnostic(code, message, span, detail, text);
    }
}
