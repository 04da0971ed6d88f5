package io.sluice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An embedded streaming engine: streams, standing queries and their live tables.
 *
 * <pre>{@code
 * try (SqlStreamContext ctx = SqlStreamContext.builder().batchInterval(Duration.ofMillis(500)).build()) {
 *     ctx.execute("CREATE STREAM words (word VARCHAR)");
 *     ctx.execute("CREATE MATERIALIZED VIEW counts AS SELECT word, COUNT(*) AS n FROM words GROUP BY word");
 *     ctx.start();
 *     ctx.execute("INSERT INTO words VALUES ('to'), ('be')");
 *     try (QueryResult top = ctx.query("SELECT * FROM counts ORDER BY n DESC LIMIT 10")) {
 *         while (top.next()) {
 *             System.out.println(top.getString(0) + " " + top.getLong(1));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Thread-safe. Every problem is a {@link io.sluice.sql.diagnostic.SluiceException}. An engine built with a name is the one that
 * {@code jdbc:sluice:mem:NAME} reaches in the same JVM.
 */
public interface SqlStreamContext extends AutoCloseable {
    static Builder builder() {
        return new io.sluice.runtime.engine.EngineBuilder();
    }

    /** An unnamed engine with default settings. */
    static SqlStreamContext create() {
        return builder().build();
    }

    /** The named engine of this JVM, made with default settings if there is none. */
    static SqlStreamContext named(String name) {
        return io.sluice.runtime.engine.EngineRegistry.getOrCreate(name);
    }

    /** The open engine of this name in this JVM, if there is one. */
    static Optional<SqlStreamContext> find(String name) {
        return io.sluice.runtime.engine.EngineRegistry.find(name);
    }

    /**
     * Runs a script of one or more statements and gives the result of the last. Stops at the first error; what ran before it stays.
     * Changes made by DML are visible to the next SELECT of any thread when this returns.
     */
    StatementResult execute(String sql);

    /**
     * Runs one query. Snapshot queries read the last completed tick; {@code SELECT … EMIT CHANGES} never ends.
     *
     * @param parameters values of the {@code ?}, in the forms {@link PreparedSql#execute} takes
     */
    QueryResult query(String sql, Object... parameters);

    /** Parses and checks one statement once, to run it many times. Never null; an empty text is a SYNTAX_ERROR. */
    PreparedSql prepare(String sql);

    /** The texts of the statements of a script, split at semicolons outside quotes and comments. */
    List<String> split(String script);

    /** The fast, asynchronous door into a stream or table without connector; its rows are taken by the next ticks. */
    Appender appender(String relation);

    /**
     * Calls back after every tick that changed the view, on the thread of the tick. A slow listener slows the engine; one that
     * throws is dropped and its error is listed in {@code sys.queries}.
     *
     * @param view a materialized view or table; the first call carries its content
     */
    Subscription subscribe(String view, Consumer<ViewChanges> listener);

    /**
     * Makes an object callable from SQL: an {@link io.sluice.function.AggregateFunction}, a {@link io.sluice.function.TableFunction}, or any
     * object with public methods {@code eval}, see {@link io.sluice.function.ScalarFunction}. {@code CREATE FUNCTION name AS 'class'} does
     * the same from SQL.
     *
     * <pre>{@code
     * ctx.registerFunction("discount", new Discount());
     * ctx.query("SELECT discount(price, 10) FROM orders");
     * }</pre>
     *
     * @param function its name, without regard to case; another registered function of this name is replaced, for standing queries made from
     *     now on. A name of the dialect is refused with INVALID_ARGUMENT, as is an object that is no function.
     * @param instance called from several threads at once
     */
    void registerFunction(String function, Object instance);

    /**
     * Makes a lambda of one argument callable: {@code ctx.registerFunction("half", Long.class, Long.class, n -> n / 2)}.
     *
     * @param argument class of the argument, of those that {@link io.sluice.function.ScalarFunction} lists; null comes for NULL
     * @param result class of what it gives; null for NULL
     */
    <A, R> void registerFunction(
            String function, Class<A> argument, Class<R> result, Function<? super A, ? extends R> body);

    /** Makes a lambda of two arguments callable. */
    <A, B, R> void registerFunction(
            String function,
            Class<A> first,
            Class<B> second,
            Class<R> result,
            BiFunction<? super A, ? super B, ? extends R> body);

    /** Forgets a registered function; FUNCTION_NOT_FOUND when there is none. Standing queries that call it keep it. */
    void dropFunction(String function);

    /** Lets one batch of every source through all standing queries now, also while the clock runs. Returns its number. */
    long tick();

    /** Number of the last completed tick; 0 before the first. */
    long lastTick();

    /** Starts ticking by the clock. Does nothing if already started. */
    void start();

    /** Stops ticking; with {@code drain} first lets everything through that bounded sources and appenders still hold. */
    void stop(boolean drain);

    /**
     * Waits until what bounded sources and appenders hold is in the views; endless sources are not waited for. Ticks itself when no clock
     * runs. False when the time is up first.
     */
    boolean awaitBounded(Duration timeout);

    /** Waits until the engine is closed. */
    void awaitTermination() throws InterruptedException;

    /** Relations with columns, for completion and JDBC metadata; a snapshot. ENGINE_CLOSED after {@link #close}. */
    List<RelationInfo> relations();

    /** Stops, closes all results, frees everything. May be called twice. */
    @Override
    void close();

    /**
     * Settings of an engine to be built. What is not given here has the value of the system property {@code sluice.NAME} of the setting, such as
     * {@code -Dsluice.parallelism=2}, else its default.
     */
    interface Builder {
        /** How far ticks by the clock are apart; zero: as fast as data comes. Default 100 ms. */
        Builder batchInterval(Duration interval);

        /** Worker threads of a tick. Default 1. */
        Builder parallelism(int workers);

        /** Where processing time comes from. Default {@link Clock#system()}. */
        Builder clock(Clock clock);

        /** Makes the engine reachable as {@code jdbc:sluice:mem:NAME}; an error if the name is taken. */
        Builder name(String name);

        /** Any setting that SET knows, as text. */
        Builder set(String setting, String value);

        /** An engine that does not tick by the clock yet; the caller closes it. */
        SqlStreamContext build();
    }
}
