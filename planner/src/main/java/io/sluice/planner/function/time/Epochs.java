package io.sluice.planner.function.time;

import io.sluice.planner.function.Moments;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as numbers since 1970-01-01 00:00 UTC. */
final class Epochs {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Epochs() {}

    static double seconds(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) + time.getNano() / 1e9;
    }

    /** @param perSecond a power of ten up to 10^9 */
    static long units(LocalDateTime time, long perSecond) {
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), perSecond),
                time.getNano() / (NANOS_PER_SECOND / perSecond));
    }

    static LocalDateTime ofUnits(long units, long perSecond) {
        return Moments.ofEpoch(
                Math.floorDiv(units, perSecond), Math.floorMod(units, perSecond) * (NANOS_PER_SECOND / perSecond));
    }

    /** To the microsecond. */
    static LocalDateTime ofSeconds(double seconds) {
        if (!Double.isFinite(seconds) || Math.abs(seconds) > 9e12) {
            throw new IllegalArgumentException(seconds + " seconds are out of range");
        }
        double whole = Math.floor(seconds);
        return ofUnits((long) whole * 1_000_000 + Math.round((seconds - whole) * 1e6), 1_000_000);
    }
}
