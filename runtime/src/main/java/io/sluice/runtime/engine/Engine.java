package io.sluice.runtime.engine;

import io.sluice.Appender;
import io.sluice.Clock;
import io.sluice.PreparedSql;
import io.sluice.QueryResult;
import io.sluice.RelationInfo;
import io.sluice.SqlStreamContext;
import io.sluice.StatementResult;
import io.sluice.Subscription;
import io.sluice.ViewChanges;
import io.sluice.planner.Planner;
import io.sluice.runtime.catalog.EngineCatalog;
import io.sluice.runtime.connector.ConnectorRegistry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.OpenResults;
import io.sluice.runtime.core.Readers;
import io.sluice.runtime.core.RejectedRowLog;
import io.sluice.runtime.core.StandingQueryFactory;
import io.sluice.runtime.core.TickLoop;
import io.sluice.runtime.core.Ticker;
import io.sluice.runtime.core.WorkerPool;
import io.sluice.runtime.memory.BufferPool;
import io.sluice.runtime.setting.Settings;
import io.sluice.runtime.statement.StatementRunner;
import io.sluice.runtime.system.SystemTables;
import io.sluice.sql.parser.ScriptSplitter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One engine: its services, its clock thread, and the statements that run on them. */
final class Engine implements SqlStreamContext {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final String name;
    private final EngineCore core;
    private final StatementRunner statements;
    private final ScriptRunner scripts;
    private final Readers readers;
    private final TickLoop loop;
    private final Draining draining;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param name empty for an engine of one's own */
    Engine(String name, Settings settings, Clock clock) {
        this.name = name;
        Ticker ticker = new Ticker(clock, settings);
        BufferAllocator allocator = BufferPool.newRootAllocator();
        this.core = new EngineCore(
                allocator,
                clock,
                settings,
                new EngineCatalog(),
                ConnectorRegistry.load(),
                Planner.create(),
                ticker,
                new RejectedRowLog(settings),
                new RejectedRowLog(settings),
                new OpenResults(),
                new WorkerPool(),
                new ReentrantLock());
        SystemTables.register(core);
        StandingQueryFactory standing = new StandingQueryFactory(core);
        this.readers = new Readers(core, standing);
        this.statements = new StatementRunner(core, standing, readers);
        this.scripts = new ScriptRunner(statements);
        this.loop = new TickLoop("sluice-tick" + (name.isEmpty() ? "" : "-" + name), ticker, settings);
        this.draining = new Draining(core);
    }

    @Override
    public StatementResult execute(String sql) {
        return scripts.run(sql);
    }

    @Override
    public QueryResult query(String sql, Object... parameters) {
        return scripts.query(sql, parameters);
    }

    @Override
    public PreparedSql prepare(String sql) {
        return new EnginePreparedSql(core, statements, sql);
    }

    @Override
    public List<String> split(String script) {
        return ScriptSplitter.split(script).stream()
                .map(ScriptSplitter.Part::text)
                .toList();
    }

    @Override
    public Appender appender(String relation) {
        return EngineAppender.open(core, relation);
    }

    @Override
    public Subscription subscribe(String view, Consumer<ViewChanges> listener) {
        return new Listeners(core, readers).add(view, listener);
    }

    @Override
    public void registerFunction(String function, Object instance) {
        statements.functions().register(function, instance);
    }

    @Override
    public <A, R> void registerFunction(
            String function, Class<A> argument, Class<R> result, Function<? super A, ? extends R> body) {
        statements
                .functions()
                .register(function, List.of(argument), result, args -> body.apply(argument.cast(args[0])));
    }

    @Override
    public <A, B, R> void registerFunction(
            String function,
            Class<A> first,
            Class<B> second,
            Class<R> result,
            BiFunction<? super A, ? super B, ? extends R> body) {
        statements
                .functions()
                .register(
                        function,
                        List.of(first, second),
                        result,
                        args -> body.apply(first.cast(args[0]), second.cast(args[1])));
    }

    @Override
    public void dropFunction(String function) {
        statements.functions().unregister(function);
    }

    @Override
    public long tick() {
        return core.ticker().tick();
    }

    @Override
    public long lastTick() {
        return core.ticker().lastTick();
    }

    @Override
    public void start() {
        core.ticker().checkOpen();
        loop.start();
    }

    @Override
    public void stop(boolean drain) {
        loop.stop();
        if (drain) {
            draining.drain();
        }
    }

    @Override
    public boolean awaitBounded(Duration timeout) {
        return draining.await(timeout);
    }

    @Override
    public void awaitTermination() throws InterruptedException {
        closed.await();
    }

    @Override
    public List<RelationInfo> relations() {
        core.ticker().retainCurrent().release();
        return RelationInfos.of(core.catalog().snapshot());
    }

    /** Bytes of buffers held now; 0 once everything is closed. */
    long allocatedMemory() {
        return core.allocator().getAllocatedMemory();
    }

    /** Whether the clock's next tick comes at once, instead of after the interval. */
    boolean hurries() {
        return core.ticker().pipeline().moreWaits();
    }

    OpenResults results() {
        return core.results();
    }

    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        EngineRegistry.remove(this);
        core.results().closeAll();
        loop.stop();
        core.results().closeAll();
        core.ticker().close();
        core.workers().close();
        closed.countDown();
        long leaked = core.allocator().getAllocatedMemory();
        if (leaked > 0) {
            LOG.warn("engine {} closed with {} bytes still held: {}", name, leaked, core.allocator());
        } else {
            core.allocator().close();
        }
    }
}
