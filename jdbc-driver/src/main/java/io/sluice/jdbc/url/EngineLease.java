package io.sluice.jdbc.url;

import io.sluice.SqlStreamContext;
import io.sluice.jdbc.error.SqlErrors;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A connection's hold on an engine. An engine that a URL made ticks by the clock from the start and closes with its last
 * connection; one that the application made stays as it is. Thread-safe.
 */
public final class EngineLease implements AutoCloseable {
    /** Named engines made by URLs and still in use, by lower-case name as the engines go by; guards itself. */
    private static final Map<String, Made> MADE = new HashMap<>();

    private final SqlStreamContext engine;
    private final List<String> warnings;
    private Runnable release;

    private EngineLease(SqlStreamContext engine, List<String> warnings, Runnable release) {
        this.engine = engine;
        this.warnings = warnings;
        this.release = release;
    }

    /** Finds or makes the engine that the URL names. */
    public static EngineLease open(ConnectionUrl url) throws SQLException {
        try {
            if (url.name().isEmpty()) {
                SqlStreamContext engine = make(url);
                return new EngineLease(engine, List.of(), engine::close);
            }
            synchronized (MADE) {
                return openShared(url);
            }
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    private static EngineLease openShared(ConnectionUrl url) {
        Optional<SqlStreamContext> running = SqlStreamContext.find(url.name());
        String key = url.name().toLowerCase(Locale.ROOT);
        Made made = MADE.get(key);
        if (running.isPresent() && (made == null || made.engine != running.get())) {
            return new EngineLease(running.get(), unusedSettings(url), () -> {});
        }
        List<String> warnings = List.of();
        if (running.isPresent()) {
            warnings = unusedSettings(url);
        } else {
            made = new Made(make(url));
            MADE.put(key, made);
        }
        made.connections++;
        Made held = made;
        return new EngineLease(made.engine, warnings, () -> release(key, held));
    }

    private static void release(String key, Made made) {
        synchronized (MADE) {
            made.connections--;
            if (made.connections == 0) {
                MADE.remove(key, made);
                made.engine.close();
            }
        }
    }

    private static SqlStreamContext make(ConnectionUrl url) {
        SqlStreamContext.Builder builder = SqlStreamContext.builder();
        if (!url.name().isEmpty()) {
            builder.name(url.name());
        }
        url.settings().forEach(builder::set);
        SqlStreamContext engine = builder.build();
        engine.start();
        return engine;
    }

    private static List<String> unusedSettings(ConnectionUrl url) {
        return url.settings().keySet().stream()
                .sorted()
                .map(name -> "setting " + name + " of the URL is not used: the engine '" + url.name()
                        + "' runs already; use SET to change it")
                .toList();
    }

    public SqlStreamContext engine() {
        return engine;
    }

    /** What the user should know about how the engine was found. */
    public List<String> warnings() {
        return warnings;
    }

    /** Gives the engine back; only the first call counts. */
    @Override
    public void close() {
        Runnable once;
        synchronized (this) {
            once = release;
            release = () -> {};
        }
        once.run();
    }

    private static final class Made {
        private final SqlStreamContext engine;
        private int connections;

        private Made(SqlStreamContext engine) {
            this.engine = engine;
        }
    }
}
