package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.Planner.Mode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types of expressions, as the result of a query shows them. */
class TypeDerivationTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            id + 1 ; INTEGER
            small + id ; INTEGER
            7 / 2 ; INTEGER
            id / 2 ; INTEGER
            id + 3000000000 ; BIGINT
            id * 2.5 ; DECIMAL(12, 1)
            amount + id ; DECIMAL(13, 2)
            amount * amount ; DECIMAL(20, 4)
            amount * weight ; DOUBLE
            ratio * 2 ; REAL
            id % 7 ; INTEGER
            -small ; TINYINT
            'ab ' ; VARCHAR
            kind || 'x' ; VARCHAR
            CASE WHEN ok THEN 'a' ELSE 'abc' END ; VARCHAR
            CASE WHEN ok THEN 1 ELSE 2.5 END ; DECIMAL(11, 1)
            COALESCE(amount, 0) ; DECIMAL(12, 2)
            CAST(kind AS VARCHAR(3)) ; VARCHAR(3)
            CAST(id AS DECIMAL) ; DECIMAL(38, 0)
            CAST(kind AS TIMESTAMP) ; TIMESTAMP(6)
            CAST(kind AS TIMESTAMP(9)) ; TIMESTAMP(9)
            CAST(kind AS FLOAT) ; REAL
            CAST(kind AS REAL) ; REAL
            TIMESTAMP '2026-01-01 00:00:00.123456789' ; TIMESTAMP(9)
            at + INTERVAL '1' HOUR ; TIMESTAMP(6)
            nano - INTERVAL '1' DAY ; TIMESTAMP(9)
            (nano - at) SECOND ; INTERVAL DAY TO SECOND
            EXTRACT(YEAR FROM day) ; BIGINT
            DATE_TRUNC('hour', nano) ; TIMESTAMP(9)
            DATE_TRUNC('month', day) ; DATE
            NOW() ; TIMESTAMP(6)
            CURRENT_DATE ; DATE
            tags[1] ; VARCHAR
            attributes['a'] ; INTEGER
            ARRAY[1, 2] ; ARRAY<INTEGER>
            SQRT(id) ; DOUBLE
            ROUND(amount, 1) ; DECIMAL(10, 2)
            CHAR_LENGTH(kind) ; INTEGER
            id = 1 ; BOOLEAN
            X'61' ; VARBINARY
            """)
    void scalar(String expression, String type) {
        assertEquals(type, typeOf("SELECT " + expression + " FROM events"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            COUNT(*) ; BIGINT
            SUM(id) ; BIGINT
            SUM(small) ; BIGINT
            SUM(amount) ; DECIMAL(38, 2)
            SUM(ratio) ; DOUBLE
            AVG(id) ; DOUBLE
            AVG(amount) ; DECIMAL(38, 6)
            AVG(weight) ; DOUBLE
            MIN(at) ; TIMESTAMP(6)
            MAX(kind) ; VARCHAR
            ANY_VALUE(amount) ; DECIMAL(10, 2)
            """)
    void aggregate(String expression, String type) {
        assertEquals(type, typeOf("SELECT " + expression + " FROM events"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT 'a' UNION ALL SELECT 'abc' ; VARCHAR
            SELECT 1 UNION ALL SELECT 2.5 ; DECIMAL(11, 1)
            SELECT id FROM events UNION ALL SELECT price FROM bids ; BIGINT
            VALUES (1), (3000000000) ; BIGINT
            SELECT window_start FROM bids WINDOW TUMBLING (SIZE 1 HOUR) ; TIMESTAMP(3)
            SELECT window_time FROM bids WINDOW TUMBLING (SIZE 1 HOUR) ; TIMESTAMP(3)
            """)
    void query(String sql, String type) {
        assertEquals(type, typeOf(sql));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SELECT 1 FROM events WHERE id = ? ; INTEGER
            SELECT 1 FROM bids WHERE price > ? ; BIGINT
            SELECT 1 FROM events WHERE kind LIKE ? ; VARCHAR
            SELECT 1 FROM events WHERE amount < ? ; DECIMAL(10, 2)
            SELECT 1 FROM events WHERE at >= ? ; TIMESTAMP(6)
            SELECT CAST(? AS DATE) ; DATE
            """)
    void parameter(String sql, String type) {
        assertEquals(
                type, PlanScripts.query(sql, Mode.SNAPSHOT).parameters().get(0).toString());
    }

    private static String typeOf(String sql) {
        return PlanScripts.query(sql, Mode.SNAPSHOT).root().rowType().type(0).toString();
    }
}
