package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.QueryRunner;
import io.sluice.runtime.core.Readers;
import io.sluice.runtime.core.StandingQueryFactory;
import io.sluice.runtime.core.TableWriter;
import io.sluice.sql.ast.Checkpoint;
import io.sluice.sql.ast.CreateFunction;
import io.sluice.sql.ast.CreateSink;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Describe;
import io.sluice.sql.ast.Drop;
import io.sluice.sql.ast.Explain;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.Pause;
import io.sluice.sql.ast.Resume;
import io.sluice.sql.ast.Select;
import io.sluice.sql.ast.SetOption;
import io.sluice.sql.ast.Show;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.ast.Update;
import java.util.HashMap;
import java.util.Map;

/** Finds the handler of a statement and runs it. Thread-safe. */
public final class StatementRunner {
    private final Map<Class<?>, StatementHandler<?>> handlers = new HashMap<>();
    private final QueryRunner queries;
    private final ChangeHandler changes;
    private final FunctionHandler functions;

    public StatementRunner(EngineCore core, StandingQueryFactory standing, Readers readers) {
        queries = new QueryRunner(core, readers);
        TableWriter writer = new TableWriter(core);
        changes = new ChangeHandler(core, writer);
        functions = new FunctionHandler(core);
        ObjectDropper dropper = new ObjectDropper(core);
        NewName names = new NewName(core, dropper);
        Plans plans = new Plans(core);
        MaterializedViews views = new MaterializedViews(core, names, plans, dropper, standing);
        PauseHandler pausing = new PauseHandler(core);
        add(CreateStream.class, new CreateStreamHandler(core, names));
        add(CreateTable.class, new CreateTableHandler(core, names, writer));
        add(CreateView.class, new CreateViewHandler(core, names, plans, views));
        add(CreateSink.class, new CreateSinkHandler(core, names, plans, dropper, standing));
        add(Drop.class, new DropHandler(core, dropper, functions));
        add(Insert.class, changes::insert);
        add(Update.class, changes::update);
        add(Delete.class, changes::delete);
        add(Select.class, new SelectHandler(queries));
        add(Explain.class, new ExplainHandler(core, queries, changes));
        add(Describe.class, new DescribeHandler(core, queries));
        add(Show.class, new ShowHandler(core));
        add(Pause.class, pausing::pause);
        add(Resume.class, pausing::resume);
        add(SetOption.class, new SetHandler(core));
        add(Merge.class, changes::merge);
        add(CreateFunction.class, functions::create);
        add(Checkpoint.class, new UnsupportedHandler<>("CHECKPOINT", "the engine keeps its state in memory so far"));
    }

    /** Runs a statement parsed from {@code sql}. */
    public StatementResult run(Statement statement, String sql, Object... parameters) {
        return handler(statement).run(statement, sql, parameters);
    }

    /** Plans a query for {@link #run(QueryRunner.Planned, Object...)}. */
    public QueryRunner.Planned plan(Select select, String sql) {
        return queries.plan(select.query(), sql);
    }

    /** Runs a query planned before. */
    public StatementResult run(QueryRunner.Planned planned, Object... parameters) {
        return queries.runStatement(planned, parameters);
    }

    /** Plans an INSERT, UPDATE or DELETE for {@link #run(PlannedStatement, Object...)}. */
    public PlannedStatement planChange(Statement statement, String sql) {
        return new PlannedStatement(changes.plan(statement, sql), sql);
    }

    /** Runs a change planned before. */
    public StatementResult run(PlannedStatement planned, Object... parameters) {
        return changes.execute(planned.change(), planned.sql(), parameters);
    }

    /** Functions that the application registers by the API. */
    public FunctionHandler functions() {
        return functions;
    }

    private <S extends Statement> void add(Class<S> kind, StatementHandler<S> handler) {
        handlers.put(kind, handler);
    }

    @SuppressWarnings("unchecked") // add() puts each handler under the class it takes
    private <S extends Statement> StatementHandler<S> handler(S statement) {
        return (StatementHandler<S>) handlers.get(statement.getClass());
    }
}
