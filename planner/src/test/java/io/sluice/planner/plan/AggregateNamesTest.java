package io.sluice.planner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.sql.parser.AggregateNames;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The parser tells aggregates from other calls by the names that the planner knows. */
class AggregateNamesTest {
    @Test
    void theParserKnowsAllAggregates() {
        assertEquals(new TreeSet<>(AggregateFunction.names()), new TreeSet<>(AggregateNames.ALL));
    }
}
