package io.sluice.runtime.statement;

import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;

/** Builds the errors of statements. */
final class Errors {
    private Errors() {}

    static SluiceException at(ErrorCode code, SourceSpan span, String message, String hint) {
        return new SluiceException(Diagnostic.of(code, span, message).withHint(hint), "");
    }
}
