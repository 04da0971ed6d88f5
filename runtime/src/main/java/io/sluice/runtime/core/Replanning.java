package io.sluice.runtime.core;

import java.util.function.Supplier;

/** Runs something that plans and then acts, again when the catalog changed in between. */
public final class Replanning {
    private static final int ATTEMPTS = 100;

    private Replanning() {}

    /** @param attempt plans for the newest catalog each time it is called */
    public static <T> T run(Supplier<T> attempt) {
        for (int i = 1; i < ATTEMPTS; i++) {
            try {
                return attempt.get();
            } catch (StaleCatalogException changed) {
                Thread.onSpinWait();
            }
        }
        return attempt.get();
    }
}
