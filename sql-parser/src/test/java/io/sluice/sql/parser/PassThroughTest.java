package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.sql.ast.Select;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.util.Litmus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Queries without islands arrive exactly as Calcite reads them. */
class PassThroughTest {
    static final List<String> QUERIES = List.of(
            "SELECT DISTINCT a, -b + 2 * c FROM s.t AS x WHERE NOT a LIKE 'x%' ESCAPE '!' OR b BETWEEN 1 AND 2",
            "SELECT CASE WHEN a IS NULL THEN 1 ELSE 2 END, CASE a WHEN 1 THEN 'x' END FROM t",
            "SELECT CAST(a AS DECIMAL(10, 2)), a::DATE, TRY_CAST(b AS TIMESTAMP(3)), CAST(c AS INT ARRAY) FROM t",
            "SELECT DATE '2020-01-01', TIME '10:00:00', TIMESTAMP '2020-01-01 00:00:00', INTERVAL '1' DAY, INTERVAL '1:30' MINUTE TO SECOND",
            "SELECT a, SUM(b) FILTER (WHERE c > 0), COUNT(DISTINCT d) FROM t GROUP BY ROLLUP(a), GROUPING SETS ((b), ()) HAVING COUNT(*) > 1",
            "SELECT SUM(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM t",
            "SELECT SUM(a) OVER (ORDER BY c RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND UNBOUNDED FOLLOWING) FROM t",
            "SELECT ROW_NUMBER() OVER w FROM t WINDOW w AS (ORDER BY a) QUALIFY ROW_NUMBER() OVER w = 1",
            "SELECT * FROM a LEFT JOIN b USING (k) CROSS JOIN c, d FULL OUTER JOIN e ON d.x = e.x",
            "SELECT * FROM orders AS o JOIN rates FOR SYSTEM_TIME AS OF o.ts AS r ON o.c = r.c",
            "SELECT * FROM a LEFT ASOF JOIN b MATCH_CONDITION b.ts <= a.ts ON a.k = b.k",
            "SELECT * FROM t, LATERAL TABLE(f(t.x)) AS u (y), UNNEST(t.xs) WITH ORDINALITY AS v (z, o)",
            "SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts MEASURES LAST(B.x) AS x ONE ROW PER MATCH AFTER MATCH SKIP TO"
                    + " NEXT ROW PATTERN (A B+) WITHIN INTERVAL '1' HOUR DEFINE B AS B.x > PREV(B.x)) AS m",
            "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 9) SELECT * FROM r",
            "(SELECT 1 INTERSECT SELECT 2) EXCEPT ALL (SELECT 3) ORDER BY 1 DESC NULLS LAST OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY",
            "SELECT * FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a) AND b > ALL (SELECT c FROM v) LIMIT 5 OFFSET 2",
            "SELECT EXTRACT(YEAR FROM ts), FLOOR(ts TO HOUR), TRIM(BOTH ' ' FROM s), SUBSTRING(s FROM 2 FOR 3), POSITION('a' IN s) FROM t",
            "SELECT ARRAY[1, 2][1], MAP['a', 1]['a'], ROW(1, 2), MULTISET[1], JSON_VALUE(j, '$.a' RETURNING INTEGER) FROM t",
            "SELECT LISTAGG(a, ',') WITHIN GROUP (ORDER BY a), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY b) FROM t",
            "SELECT * FROM t PIVOT (SUM(a) AS s FOR b IN (1 AS x, 2 AS y))",
            "SELECT X'ab', U&'d\\0061t', 1.5e-3, .5, 1., 'it''s', N'x' FROM \"a \"\"b\"",
            "SELECT a <> b, a != b, a >= b, a || b, a % b, (a, b) IN ((1, 2)) FROM t -- end",
            "SELECT count, value, year, name, type, status, level FROM t",
            "VALUES (1, 'a'), (2, NULL)",
            "TABLE t");

    @TestFactory
    Stream<DynamicTest> sameTree() {
        return QUERIES.stream()
                .map(sql -> DynamicTest.dynamicTest(sql, () -> {
                    SqlNode expected = SqlParser.create(
                                    sql,
                                    SqlParser.config()
                                            .withParserFactory(SqlBabelParserImpl.FACTORY)
                                            .withQuoting(Quoting.DOUBLE_QUOTE)
                                            .withUnquotedCasing(Casing.UNCHANGED)
                                            .withQuotedCasing(Casing.UNCHANGED)
                                            .withConformance(SqlConformanceEnum.LENIENT))
                            .parseStmt();
                    SqlNode actual =
                            ((Select) SluiceParser.parse(sql).get(0)).query().node();
                    assertEquals(expected.toString(), actual.toString());
                    assertTrue(expected.equalsDeep(actual, Litmus.IGNORE));
                    assertEquals(expected.getParserPosition(), actual.getParserPosition());
                }));
    }
}
