package io.sluice.runtime.expr;

import io.sluice.planner.type.SqlType;

/** The tick's clock as a value of a time type, in UTC. */
final class CurrentTime {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private CurrentTime() {}

    static Object of(SqlType type, long micros) {
        return switch (type.kind()) {
            case DATE -> (int) Math.floorDiv(micros, MICROS_PER_DAY);
            case TIME -> Math.floorMod(micros, MICROS_PER_DAY) * 1_000;
            default ->
                switch (type.timeUnit()) {
                    case MILLIS -> Math.floorDiv(micros, 1_000L);
                    case MICROS -> micros;
                    case NANOS -> Math.multiplyExact(micros, 1_000L);
                };
        };
    }
}
