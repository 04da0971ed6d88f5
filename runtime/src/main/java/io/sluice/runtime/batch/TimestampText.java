package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;

/** Writes timestamps one after the other. Those of one second, which come together, share their text up to the fraction. */
public final class TimestampText {
    private static final long SECONDS_PER_DAY = 86_400;

    private final SqlType.TimeUnit unit;
    private final TextBuffer text = new TextBuffer();
    private long second;
    /** Bytes up to the fraction; 0 before the first timestamp. */
    private int whole;

    public TimestampText(SqlType.TimeUnit unit) {
        this.unit = unit;
    }

    /** The text of a timestamp counted in the unit, valid until the next one. */
    public TextBuffer of(long value) {
        long seconds = Math.floorDiv(value, unit.perSecond());
        if (whole == 0 || seconds != second) {
            text.clear();
            TimeText.date(Math.floorDiv(seconds, SECONDS_PER_DAY), text);
            TimeText.timeOfDay(Math.floorMod(seconds, SECONDS_PER_DAY), 0, text.ascii(' '));
            second = seconds;
            whole = text.length();
        }
        text.truncate(whole);
        return text.fraction(Math.floorMod(value, unit.perSecond()), unit.digits());
    }
}
