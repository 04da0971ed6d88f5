package io.sluice.runtime.script;

/** How a script's rows are cut into ticks. */
enum ScriptMode {
    /** As the script says; everything is compared. */
    WRITTEN,
    /** As the script says, with two workers. */
    PARALLEL,
    /** Every row has a tick of its own; only contents are compared. */
    ROWWISE,
    /** All rows between two statements come in one tick; only contents are compared. */
    TOGETHER;

    boolean keepsTicks() {
        return this == WRITTEN || this == PARALLEL;
    }

    int parallelism() {
        return this == PARALLEL ? 2 : 1;
    }
}
