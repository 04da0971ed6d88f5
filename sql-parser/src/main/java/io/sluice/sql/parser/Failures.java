package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;

/** Makes the exceptions of one text. */
record Failures(SourceText source) {
    SluiceException syntax(SourceSpan span, String message, String hint) {
        return of(ErrorCode.SYNTAX_ERROR, span, message, hint);
    }

    SluiceException window(SourceSpan span, String message, String hint) {
        return of(ErrorCode.INVALID_WINDOW, span, message, hint);
    }

    SluiceException notSupported(SourceSpan span, String message, String hint) {
        return of(ErrorCode.NOT_SUPPORTED, span, message, hint);
    }

    SluiceException of(ErrorCode code, SourceSpan span, String message, String hint) {
        return new SluiceException(Diagnostic.of(code, span, message).withHint(hint), source.text());
    }
}
