package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code EMIT CHANGES}, {@code EMIT FINAL} or {@code EMIT ON WINDOW CLOSE} (the same as FINAL).
 *
 * @param timeout of {@code AND TIMEOUT}: how long no row may come, by the clock, before open windows close; positive, only with FINAL
 */
public record EmitClause(Kind kind, Optional<Duration> timeout, SourceSpan span) {
    public enum Kind {
        CHANGES,
        FINAL
    }
}
