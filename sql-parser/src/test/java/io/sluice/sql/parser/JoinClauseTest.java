package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.sql.ast.Select;
import java.time.Duration;
import java.util.Optional;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.junit.jupiter.api.Test;

/** WITHIN and ASOF reach the join they were written at. */
class JoinClauseTest {
    private static SqlJoin join(String sql) {
        SqlNode query = ((Select) SluiceParser.parse(sql).get(0)).query().node();
        return (SqlJoin) ((SqlSelect) query).getFrom();
    }

    private static JoinClause.Within within(SqlJoin join) {
        return JoinClause.from(join.getCondition()).within().orElseThrow();
    }

    @Test
    void lengths() {
        assertEquals(
                new JoinClause.Within(Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO),
                within(join("SELECT * FROM a JOIN b WITHIN 1 HOUR ON a.k = b.k")));
        assertEquals(
                new JoinClause.Within(Duration.ofHours(2), Duration.ofMinutes(5), Duration.ofSeconds(3)),
                within(join(
                        "SELECT * FROM a JOIN b x WITHIN (2 HOURS, 5 MINUTES) GRACE PERIOD 3 SECONDS ON (a.k = x.k)")));
    }

    @Test
    void eachAtItsOwnJoin() {
        SqlJoin outer =
                join("SELECT * FROM a JOIN b WITHIN 1 DAY ON a.k = b.k ASOF LEFT JOIN c ON c.k = a.k AND a.t >= c.t");
        assertTrue(JoinClause.from(outer.getCondition()).asOf());
        assertEquals(Duration.ofDays(1), within((SqlJoin) outer.getLeft()).before());
        SqlJoin nested = join("SELECT * FROM a JOIN (SELECT * FROM b JOIN c WITHIN 1 DAY ON b.k = c.k) d ON a.k = d.k");
        assertFalse(JoinClause.isClause(nested.getCondition()));
    }

    @Test
    void matchConditionStaysCalcites() {
        SqlJoin join = join("SELECT * FROM a ASOF JOIN b MATCH_CONDITION a.t >= b.t ON a.k = b.k");
        assertFalse(JoinClause.isClause(join.getCondition()));
        assertEquals(
                Optional.empty(),
                JoinClause.from(join("SELECT * FROM a ASOF JOIN b ON a.t >= b.t")
                                .getCondition())
                        .within());
    }
}
