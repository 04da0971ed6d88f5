package io.sluice.planner.calcite;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.convert.CalciteTypes;
import io.sluice.planner.convert.PhysicalPlanner;
import io.sluice.planner.convert.PlanFactory;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.convert.Recursions;
import io.sluice.planner.convert.StateTtl;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.ast.EmitClause;
import io.sluice.sql.diagnostic.SluiceException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** One query from its tree to plan nodes: prepare, validate, convert, run the rule phases, plan physically. */
final class QueryCompiler {
    static final SluiceTypeFactory TYPES = new SluiceTypeFactory();

    private final Catalog catalog;
    private final Mode mode;
    private final Problems problems;
    private final RulePhases phases;
    private Optional<Duration> stateTtl = Optional.empty();

    QueryCompiler(Catalog catalog, Mode mode, Problems problems, RulePhases phases) {
        this.catalog = catalog;
        this.mode = mode;
        this.problems = problems;
        this.phases = phases;
    }

    /** Where state would only grow, the query sees a stream's row just for so long. */
    QueryCompiler limitedTo(Optional<Duration> ttl) {
        stateTtl = ttl;
        return this;
    }

    /** @param emitFinal the query's EMIT FINAL, if it has one */
    CompiledQuery compile(SqlNode query, Optional<EmitClause> emitFinal) {
        QueryPreparation preparation = new QueryPreparation(catalog, mode, problems);
        ErrorMapper errors = new ErrorMapper(problems, query.getParserPosition());
        try {
            SqlNode prepared = preparation.prepare(query);
            Map<String, Relation> relations = preparation.relations();
            errors.knowColumnsOf(relations.values());
            CalciteCatalogReader reader = reader(relations.values());
            DialectValidator validator = new DialectValidator(reader, TYPES, catalog.functions());
            SqlNode valid = validator.validate(prepared);
            PivotAggregates.check(valid, validator, problems);
            Map<Integer, SqlType> parameters = parameters(validator, valid);
            RexBuilder rexBuilder = new RexBuilder(TYPES);
            RelRoot root = toRel(valid, validator, reader, rexBuilder);
            RelNode logical = phases.run(root.project());
            PlanFactory factory = new PlanFactory(mode, relations);
            PlanNode plan = new PhysicalPlanner(factory, rexBuilder, problems, preparation.recursive())
                    .plan(logical, OutputNames.of(query, root.validatedRowType.getFieldNames(), problems), emitFinal);
            PlanNode limited =
                    stateTtl.map(ttl -> new StateTtl(factory, ttl).apply(plan)).orElse(plan);
            return new CompiledQuery(limited, parameters, relations, () -> LogicalText.of(logical));
        } catch (SluiceException e) {
            throw e.inText(problems.sql());
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            if (e instanceof AssertionError
                    && String.valueOf(e.getMessage()).contains("preserve datatypes")
                    && !preparation.recursive().isEmpty()) {
                throw Recursions.typesDiffer(
                        preparation.recursive().values().iterator().next(), problems);
            }
            throw errors.map(e);
        }
    }

    private static CalciteCatalogReader reader(Iterable<Relation> relations) {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        return new CalciteCatalogReader(
                RelationTable.schemaOf(relations), List.of(), TYPES, new CalciteConnectionConfigImpl(properties));
    }

    private static Map<Integer, SqlType> parameters(DialectValidator validator, SqlNode query) {
        Map<Integer, SqlType> types = new HashMap<>();
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlDynamicParam parameter) {
                SqlType type = CalciteTypes.toSql(validator.getValidatedNodeType(parameter));
                types.putIfAbsent(parameter.getIndex(), type.withNullable(true));
                return null;
            }
        });
        return types;
    }

    private static RelRoot toRel(
            SqlNode query, DialectValidator validator, CalciteCatalogReader reader, RexBuilder rexBuilder) {
        HepPlanner planner = new HepPlanner(HepProgram.builder().build());
        RelOptCluster cluster = RelOptCluster.create(planner, rexBuilder);
        SqlToRelConverter.Config config = SqlToRelConverter.config()
                .withExpand(false)
                .withTrimUnusedFields(false)
                .withInSubQueryThreshold(Integer.MAX_VALUE)
                .withRelBuilderFactory(RulePhases.BUILDERS)
                .withRelBuilderConfigTransform(c -> RulePhases.BUILDER);
        SqlToRelConverter converter =
                new SqlToRelConverter(null, validator, reader, cluster, DialectConvertlets.INSTANCE, config);
        return converter.convertQuery(query, false, true);
    }
}
