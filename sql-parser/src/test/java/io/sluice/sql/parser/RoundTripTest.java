package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.sql.ast.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the formatter writes is read back as the same statement; every kind of statement has a case. */
class RoundTripTest {
    static final List<String> STATEMENTS = List.of(
            "CREATE STREAM bids (auction BIGINT NOT NULL, price DECIMAL(10,4), ts TIMESTAMP(3) WITH LOCAL TIME ZONE, note STRING,"
                    + " tags MAP<VARCHAR, ARRAY<INT>>, r ROW(a INT, \"b c\" CHAR(3)), xs INT ARRAY ARRAY,"
                    + " gap INTERVAL DAY TO SECOND, WATERMARK FOR ts AS ts - INTERVAL '4' SECOND /* late */)"
                    + " WITH (connector = 'kafka', 'odd key' = 'it''s', a.b = -1.5, header = TRUE, format = json)",
            "CREATE OR REPLACE STREAM clicks FROM 'logs/*.csv' WITH (header = true)",
            "CREATE STREAM IF NOT EXISTS \"my stream\" WITH (connector = 'datagen')",
            "CREATE TABLE rates (currency VARCHAR PRIMARY KEY, rate DECIMAL(10,4)) WITH (connector = 'jdbc')",
            "CREATE STREAM d (date TIMESTAMP(3), WATERMARK FOR date AS date - INTERVAL '1' DAY)",
            "CREATE TABLE t (a INT, \"A B\" DOUBLE PRECISION, PRIMARY KEY (a, \"A B\") NOT ENFORCED)",
            "CREATE TABLE p (a INT DEFAULT 1 + 2 PRIMARY KEY, b VARCHAR(3) NOT NULL DEFAULT 'x', c INT DEFAULT NULL CHECK (c > 0),"
                    + " d TIMESTAMP DEFAULT CURRENT_TIMESTAMP NULL, CHECK (a < c), CONSTRAINT few CHECK (a IN (1, 2)))",
            "CREATE TABLE copied WITH (x = 'y') AS SELECT * FROM rates -- comment\n WHERE rate > 1",
            "CREATE MATERIALIZED VIEW hot (auction, n) ON ERROR SKIP WITH (fill = 'background') AS SELECT auction, COUNT(*)"
                    + " FROM bids b WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY auction EMIT CHANGES",
            "CREATE OR REPLACE VIEW v AS (SELECT 1) UNION ALL SELECT 2",
            "CREATE SINK out FROM hot ON ERROR FAIL WITH (connector = 'file', path = 'out/')",
            "CREATE OR REPLACE SINK out WITH (connector = 'print') AS SELECT * FROM hot EMIT FINAL",
            "CREATE SINK IF NOT EXISTS quiet FROM hot",
            "CREATE FUNCTION f AS 'com.example.F' USING JAR 'f.jar'",
            "CREATE OR REPLACE FUNCTION g AS 'com.example.G'",
            "DROP MATERIALIZED VIEW IF EXISTS hot CASCADE",
            "DROP STREAM `a``b`.\"c\"\"d\"",
            "INSERT INTO bids (auction, \"price\") VALUES (1, ?), (2, 'a;b')",
            "INSERT INTO bids SELECT * FROM old",
            "INSERT INTO bids ((SELECT * FROM old))",
            "INSERT INTO t DEFAULT VALUES",
            "INSERT OR REPLACE INTO t (a) VALUES (1)",
            "INSERT INTO t SELECT conflict FROM a JOIN b ON conflict = a.x ON CONFLICT DO NOTHING",
            "INSERT INTO t VALUES (1, ?) ON CONFLICT (a, \"B\") DO UPDATE SET b = excluded.b + ?, c = (1) WHERE t.b < 3",
            "TRUNCATE TABLE t",
            "TRUNCATE a.b",
            "UPDATE rates AS r SET rate = r.rate * ?, currency = 'X' WHERE currency = ?",
            "DELETE FROM rates WHERE rate < 0",
            "DELETE FROM rates",
            "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = s.b WHEN NOT MATCHED THEN INSERT (a) VALUES (s.a)",
            "MERGE INTO a.t AS x USING (SELECT k, ? AS v FROM s WHERE k IN (?)) AS y (k, v) ON x.k = y.k AND x.v > CASE WHEN ? THEN 1 END"
                    + " WHEN MATCHED AND CASE WHEN y.v = 1 THEN TRUE END THEN DELETE"
                    + " WHEN MATCHED THEN UPDATE SET v = y.v + ?, \"W\" = CASE WHEN x.v = 1 THEN 2 ELSE 3 END"
                    + " WHEN NOT MATCHED AND y.v IS NULL THEN DO NOTHING WHEN NOT MATCHED THEN INSERT DEFAULT VALUES",
            "UPDATE t SET v = s.v, w = t.w IS DISTINCT FROM s.w FROM s WHERE s.k = t.k",
            "DELETE FROM t AS a USING s b WHERE a.k = b.k",
            "SELECT a, SUM(b) FROM t GROUP BY a ORDER BY 2 DESC LIMIT 3",
            "FROM t",
            "TABLE t",
            "VALUES (1, 'x')",
            "WITH x AS (SELECT 1 AS a) SELECT * FROM x EMIT ON WINDOW CLOSE",
            "EXPLAIN SELECT 1",
            "EXPLAIN ANALYZE CREATE VIEW v AS SELECT 1",
            "EXPLAIN LOGICAL INSERT INTO t VALUES (1)",
            "DESC hot",
            "DESCRIBE FUNCTION f",
            "DESCRIBE FUNCTION \"IF\"",
            "DESCRIBE SELECT 1 AS one",
            "SHOW TABLES LIKE 'a%'",
            "SHOW MATERIALIZED VIEWS",
            "PAUSE VIEW hot",
            "RESUME hot",
            "SET batch_interval = '500 ms'",
            "SET a.b TO 5",
            "RESET batch_interval",
            "CHECKPOINT");

    private static Statement parse(String text) {
        List<Statement> statements = SluiceParser.parse(text);
        assertEquals(1, statements.size());
        return statements.get(0);
    }

    @TestFactory
    Stream<DynamicTest> readsBackTheSame() {
        return STATEMENTS.stream()
                .map(text -> DynamicTest.dynamicTest(text, () -> {
                    Statement statement = parse(text);
                    String written = StatementFormatter.format(statement);
                    assertEquals(Shape.of(statement), Shape.of(parse(written)));
                    assertEquals(written, StatementFormatter.format(parse(written)));
                }));
    }

    @Test
    void everyKindHasACase() {
        Set<Class<?>> seen =
                STATEMENTS.stream().map(text -> parse(text).getClass()).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(Statement.class.getPermittedSubclasses())), seen);
    }

    @Test
    void definitionsAreLaidOutForReading() {
        String written = StatementFormatter.format(parse(
                "create stream Bids(price decimal(10,4), ts timestamp(3) with local time zone, watermark for ts as ts)"
                        + " with (connector='kafka', \"k\" = 1)"));
        assertEquals(
                "CREATE STREAM Bids (\n  price DECIMAL(10, 4),\n  ts TIMESTAMP(3) WITH LOCAL TIME ZONE,\n"
                        + "  WATERMARK FOR ts AS ts\n) WITH (\n  connector = 'kafka',\n  k = '1'\n)",
                written);
    }

    @Test
    void namesAreQuotedWhenTheyMustBe() {
        Statement drop = parse("DROP VIEW \"a b\".\"select\".plain.\"1x\".size.\"order\"");
        assertEquals("DROP VIEW \"a b\".\"select\".plain.\"1x\".size.\"order\"", StatementFormatter.format(drop));
    }
}
