package io.sluice.runtime.operator;

import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the rows so far break that later rows may mend, as when a subquery used as a value gives two rows of which one may go again. As long as
 * something is broken, a query has no right result. Shared by the operators of all lanes of a query, and thread-safe.
 */
public final class Violations {
    /** Where nothing can be mended: each is thrown right away. */
    public static final Violations THROWN = new Violations(false);

    private record Open(SluiceException error, int count) {}

    private final boolean kept;
    private final Map<SourceSpan, Open> open = new LinkedHashMap<>();

    private Violations(boolean kept) {
        this.kept = kept;
    }

    /** Those of a query that waits until none is left. */
    public static Violations waiting() {
        return new Violations(true);
    }

    /** Notes that something is broken from now on until {@link #end} is called with the same span, or throws the error. */
    public void begin(SourceSpan span, SluiceException error) {
        if (!kept) {
            throw error;
        }
        synchronized (open) {
            open.merge(span, new Open(error, 1), (old, one) -> new Open(old.error, old.count + 1));
        }
    }

    /** Notes that one is mended that began. */
    public void end(SourceSpan span) {
        synchronized (open) {
            open.computeIfPresent(span, (at, old) -> old.count == 1 ? null : new Open(old.error, old.count - 1));
        }
    }

    /** The error of the oldest that is left; null when there is none. */
    public SluiceException oldest() {
        synchronized (open) {
            return open.isEmpty() ? null : open.values().iterator().next().error;
        }
    }
}
