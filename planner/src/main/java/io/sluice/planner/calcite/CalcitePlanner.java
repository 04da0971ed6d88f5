package io.sluice.planner.calcite;

import io.sluice.planner.PlannedChange;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.Planner;
import io.sluice.planner.RelationDefinition;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.convert.EventTimes;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.explain.StateWarnings;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.EmitClause;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Update;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The planner on Calcite. */
public final class CalcitePlanner implements Planner {
    /** Names of rule phases to leave out, separated by commas: to find the one that makes a plan wrong. */
    private static final String DISABLED_PHASES = "sluice.planner.disabled-phases";

    private final RulePhases phases;

    public CalcitePlanner() {
        List<String> disabled = List.of(System.getProperty(DISABLED_PHASES, "").split(","));
        this.phases = new RulePhases(name -> !disabled.contains(name));
    }

    @Override
    public PlannedQuery planQuery(Query query, Mode mode, Catalog catalog, Optional<Duration> stateTtl, String sql) {
        Problems problems = new Problems(sql);
        Optional<EmitClause> emitFinal =
                query.emit().filter(emit -> emit.kind() == EmitClause.Kind.FINAL && mode == Mode.CONTINUOUS);
        CompiledQuery compiled = new QueryCompiler(catalog, mode, problems, phases)
                .limitedTo(stateTtl)
                .compile(query.node(), emitFinal);
        Parameters parameters = new Parameters();
        parameters.add(compiled);
        return new PlannedQuery(
                compiled.root(),
                mode == Mode.CONTINUOUS,
                parameters.list(query.parameterCount()),
                compiled.relations().keySet(),
                compiled.logicalText(),
                EventTimes.of(compiled.root()),
                Stream.concat(StateWarnings.of(compiled.root()).stream(), problems.warnings().stream())
                        .toList());
    }

    @Override
    public PlannedChange planInsert(Insert insert, Catalog catalog, String sql) {
        return new InsertPlanner(catalog, new Problems(sql), phases).insert(insert);
    }

    @Override
    public PlannedChange planUpdate(Update update, Catalog catalog, String sql) {
        return new ChangePlanner(catalog, new Problems(sql), phases).update(update);
    }

    @Override
    public PlannedChange planDelete(Delete delete, Catalog catalog, String sql) {
        return new ChangePlanner(catalog, new Problems(sql), phases).delete(delete);
    }

    @Override
    public PlannedChange planMerge(Merge merge, Catalog catalog, String sql) {
        return new MergePlanner(catalog, new Problems(sql), phases).merge(merge);
    }

    @Override
    public RelationDefinition define(CreateStream statement, String sql) {
        return new RelationDefiner(new Problems(sql), phases).stream(statement);
    }

    @Override
    public RelationDefinition define(CreateTable statement, String sql) {
        return new RelationDefiner(new Problems(sql), phases).table(statement);
    }
}
