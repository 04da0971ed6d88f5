package io.sluice.planner.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.PlannedQuery;
import io.sluice.planner.Planner;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.sql.ast.Select;
import io.sluice.sql.parser.SluiceParser;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is documented can be called, and what can be called is documented. */
class FunctionCompletenessTest {
    private static final Catalog EMPTY = new Catalog() {
        @Override
        public Optional<Relation> find(String name) {
            return Optional.empty();
        }

        @Override
        public Collection<Relation> relations() {
            return List.of();
        }
    };

    static Stream<FunctionDoc> functions() {
        return ScalarFunctions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void exampleOfEachPlans(FunctionDoc function) {
        String sql = "SELECT " + function.example();
        Select select = (Select) SluiceParser.parse(sql).get(0);
        PlannedQuery plan = Planner.create().planQuery(select.query(), Planner.Mode.SNAPSHOT, EMPTY, sql);
        assertEquals(1, plan.root().rowType().size());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachIsWritten(FunctionDoc function) {
        assertTrue(function.description().endsWith("."), function.name());
        assertTrue(function.signature().startsWith(function.name()), function.name());
        assertTrue(function.example().contains(function.name()), function.name());
    }

    @ParameterizedTest
    @EnumSource(ScalarOp.class)
    void eachNativeFunctionIsDocumented(ScalarOp op) {
        boolean isFunction = op.symbol().matches("[A-Z_0-9]+")
                && !List.of("AND", "OR", "NOT", "LIKE", "ILIKE", "ITEM", "FIELD")
                        .contains(op.symbol());
        if (isFunction) {
            assertFalse(ScalarFunctions.find(op.symbol()).isEmpty(), op.symbol());
        }
    }

    @Test
    void namesAreUnique() {
        List<String> names =
                ScalarFunctions.all().stream().map(FunctionDoc::name).toList();
        assertEquals(names.stream().distinct().toList(), names);
    }

    @Test
    void lookupIgnoresCase() {
        assertEquals("INITCAP", ScalarFunctions.find("initcap").orElseThrow().name());
    }
}
