package io.sluice.runtime.engine;

import io.sluice.Clock;
import io.sluice.SqlStreamContext;
import io.sluice.runtime.setting.Setting;
import io.sluice.runtime.setting.Settings;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;

/** Gathers settings for a new engine; each is checked when it is given. */
public final class EngineBuilder implements SqlStreamContext.Builder {
    private static final String PROPERTY_PREFIX = "sluice.";

    private final Settings settings = new Settings();
    private Clock clock = Clock.system();
    private String name = "";

    static {
        ClassPreloading.begin();
        ArrowSettings.apply();
    }

    /** Starts from the defaults, or from what system properties {@code sluice.SETTING} say. */
    public EngineBuilder() {
        for (Setting setting : Setting.values()) {
            String given = System.getProperty(PROPERTY_PREFIX + setting.sqlName());
            if (given != null) {
                settings.set(setting, given, SourceSpan.NONE);
            }
        }
    }

    @Override
    public EngineBuilder batchInterval(Duration interval) {
        return set(Setting.BATCH_INTERVAL, Settings.formatDuration(interval));
    }

    @Override
    public EngineBuilder parallelism(int workers) {
        return set(Setting.PARALLELISM, Integer.toString(workers));
    }

    @Override
    public EngineBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    @Override
    public EngineBuilder name(String newName) {
        name = newName;
        return this;
    }

    @Override
    public EngineBuilder set(String setting, String value) {
        return set(Settings.require(setting, SourceSpan.NONE), value);
    }

    @Override
    public SqlStreamContext build() {
        return name.isEmpty() ? new Engine(name, settings, clock) : EngineRegistry.create(name, settings, clock);
    }

    private EngineBuilder set(Setting setting, String value) {
        settings.set(setting, value, SourceSpan.NONE);
        return this;
    }
}
