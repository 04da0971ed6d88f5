package io.sluice.planner.function.time;

import java.time.LocalDateTime;

/** Times as text and back. Immutable. */
interface TimeFormat {
    String format(LocalDateTime time);

    /**
     * The time a text stands for; what the format leaves open is that of 1970-01-01 00:00.
     *
     * @throws IllegalArgumentException when the text does not fit
     */
    LocalDateTime parse(String text);
}
