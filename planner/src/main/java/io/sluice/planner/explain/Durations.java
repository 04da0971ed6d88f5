package io.sluice.planner.explain;

import java.time.Duration;

/** Durations in the largest unit that shows them whole: {@code 10 s}, {@code 5 min}, {@code 1500 ms}. */
final class Durations {
    private Durations() {}

    static String print(Duration duration) {
        if (duration.isZero()) {
            return "0 s";
        } else if (duration.getNano() % 1_000_000 != 0) {
            return duration.toNanos() + " ns";
        } else if (duration.getNano() != 0) {
            return duration.toMillis() + " ms";
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        } else if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
