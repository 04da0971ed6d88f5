package io.sluice.runtime.core;

import io.sluice.Clock;
import io.sluice.runtime.dataflow.BadRows;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;

/**
 * Rows that one reading of a stream's source could not understand. A source that is read again meets the same rows in the same order, so only
 * those beyond what the stream has counted already are new.
 */
public final class StreamBadRows implements BadRows {
    private static final int LONGEST = 2_000;

    private final String stream;
    private final boolean fails;
    private final RejectedRowLog log;
    private final Clock clock;
    private long met;

    /** @param fails whether the stream is declared {@code on_error = 'fail'} */
    public StreamBadRows(String stream, boolean fails, RejectedRowLog log, Clock clock) {
        this.stream = stream;
        this.fails = fails;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void report(String raw, String where, String reason) {
        if (fails) {
            throw new SluiceException(
                    Diagnostic.of(ErrorCode.BAD_ROW, SourceSpan.NONE, "stream " + stream + ", " + where + ": " + reason)
                            .withDetail("row: " + shorten(raw))
                            .withHint("WITH (on_error = 'skip') counts such rows and keeps them in sys.bad_rows"),
                    "");
        }
        if (++met > log.count(stream)) {
            log.add(new RejectedRow(clock.nowMicros(), stream, reason, shorten(raw), where));
        }
    }

    private static String shorten(String raw) {
        return raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST) + "…";
    }
}
