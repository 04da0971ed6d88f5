package io.sluice.runtime.engine;

import io.sluice.Clock;
import io.sluice.SqlStreamContext;
import io.sluice.runtime.setting.Settings;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The named engines of this JVM, from building to closing. Names match without regard to case. Thread-safe. */
public final class EngineRegistry {
    private static final Map<String, Engine> ENGINES = new TreeMap<>();

    private EngineRegistry() {}

    /** The open engine of this name, made with default settings if there is none. */
    public static synchronized SqlStreamContext getOrCreate(String name) {
        Engine open = ENGINES.get(key(name));
        return open != null ? open : (Engine) new EngineBuilder().name(name).build();
    }

    /** The open engine of this name. */
    public static synchronized Optional<SqlStreamContext> find(String name) {
        return Optional.ofNullable(ENGINES.get(key(name)));
    }

    static synchronized Engine create(String name, Settings settings, Clock clock) {
        if (ENGINES.containsKey(key(name))) {
            throw new SluiceException(
                    Diagnostic.of(
                                    ErrorCode.INVALID_ARGUMENT,
                                    SourceSpan.NONE,
                                    "an engine named \"" + name + "\" is open in this JVM")
                            .withHint("use SqlStreamContext.named(\"" + name + "\"), or close the other first"),
                    "");
        }
        Engine engine = new Engine(name, settings, clock);
        ENGINES.put(key(name), engine);
        return engine;
    }

    static synchronized void remove(Engine engine) {
        ENGINES.values().removeIf(open -> open == engine);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
