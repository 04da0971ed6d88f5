package io.sluice.planner.function.time;

import io.sluice.planner.function.Bounded;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Local times of time zones. A local time that a clock change skips is moved on by the change; one that comes twice is the
 * second, in standard time, as psql and DuckDB have it. */
final class Zones {
    private static final Bounded<String, ZoneId> ZONES = new Bounded<>(Zones::find);

    private Zones() {}

    private static ZoneId find(String name) {
        try {
            return ZoneId.of(name, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no time zone '" + name + "'", e);
        }
    }

    /** The local time in a zone, as UTC. */
    static LocalDateTime toUtc(LocalDateTime local, String zone) {
        return local.atZone(ZONES.get(zone))
                .withLaterOffsetAtOverlap()
                .withZoneSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
    }

    static LocalDateTime fromUtc(LocalDateTime utc, String zone) {
        return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(ZONES.get(zone)).toLocalDateTime();
    }

    static LocalDateTime between(LocalDateTime local, String from, String to) {
        return fromUtc(toUtc(local, from), to);
    }
}
