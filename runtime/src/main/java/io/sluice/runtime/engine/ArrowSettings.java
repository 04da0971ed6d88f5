package io.sluice.runtime.engine;

/** How Arrow runs inside Sluice; to be applied before Arrow's first class loads, for it reads these once. */
final class ArrowSettings {
    private ArrowSettings() {}

    /** Turns off checks that our own loops do not need, unless the application has decided itself. */
    static void apply() {
        setIfUnset("arrow.enable_unsafe_memory_access", "true");
        setIfUnset("arrow.enable_null_check_for_get", "false");
    }

    private static void setIfUnset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
