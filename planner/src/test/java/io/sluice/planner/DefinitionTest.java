package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.planner.RelationDefinition.Watermark;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.parser.SluiceParser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {
    private static RelationDefinition define(String sql) {
        Statement statement = SluiceParser.parse(sql).get(0);
        return statement instanceof CreateStream stream
                ? Planner.create().define(stream, sql)
                : Planner.create().define((CreateTable) statement, sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            INT ; INTEGER
            INT8 ; BIGINT
            BIGINT ; BIGINT
            BOOL ; BOOLEAN
            FLOAT ; REAL
            DOUBLE PRECISION ; DOUBLE
            REAL ; REAL
            NUMERIC(5) ; DECIMAL(5, 0)
            DECIMAL ; DECIMAL(38, 0)
            DECIMAL(38, 10) ; DECIMAL(38, 10)
            CHAR(3) ; VARCHAR(3)
            STRING ; VARCHAR
            TEXT ; VARCHAR
            BYTES ; VARBINARY
            TIMESTAMP ; TIMESTAMP(6)
            TIMESTAMP(9) ; TIMESTAMP(9)
            TIMESTAMPTZ ; TIMESTAMP_LTZ(6)
            TIMESTAMP(3) WITH LOCAL TIME ZONE ; TIMESTAMP_LTZ(3)
            TIMESTAMP_LTZ(3) ; TIMESTAMP_LTZ(3)
            TIME ; TIME(0)
            ARRAY<INT> ; ARRAY<INTEGER>
            INT ARRAY ; ARRAY<INTEGER>
            MAP<VARCHAR, DECIMAL(5, 2)> ; MAP<VARCHAR, DECIMAL(5, 2)>
            ROW(a INT, b ROW(c VARCHAR)) ; ROW(a INTEGER, b ROW(c VARCHAR))
            """)
    void types(String declared, String type) {
        RelationDefinition definition = define("CREATE STREAM s (a " + declared + ")");
        assertEquals(type, definition.rowType().type(0).toString());
    }

    @Test
    void keysAreNotNull() {
        RelationDefinition table = define("CREATE TABLE t (a INT, b INT NOT NULL, c INT, PRIMARY KEY (c, a))");
        assertEquals(List.of(2, 0), table.key());
        assertEquals(List.of(false, false, false), nullable(table));
        RelationDefinition inline = define("CREATE TABLE t (a INT, b INT PRIMARY KEY)");
        assertEquals(List.of(1), inline.key());
        assertEquals(List.of(true, false), nullable(inline));
    }

    private static List<Boolean> nullable(RelationDefinition definition) {
        return definition.rowType().fields().stream()
                .map(f -> f.type().nullable())
                .toList();
    }

    @Test
    void watermarks() {
        assertEquals(
                Optional.of(new Watermark(1, Duration.ofSeconds(90))),
                define(
                                "CREATE STREAM s (a INT, t TIMESTAMP(3), WATERMARK FOR t AS t - INTERVAL '1:30' MINUTE TO SECOND)")
                        .watermark());
        assertEquals(
                Optional.of(new Watermark(0, Duration.ZERO)),
                define("CREATE STREAM s (T TIMESTAMP(3), WATERMARK FOR t AS t)").watermark());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE STREAM s (a INT, A INT) | 25 DUPLICATE_COLUMN | give one of them another name; case does not tell names apart",
                "CREATE STREAM s (a DECIMAL(39)) | 20 INVALID_ARGUMENT | ",
                "CREATE STREAM s (a TIMESTAMP(10)) | 20 INVALID_ARGUMENT | ",
                "CREATE STREAM s (a INT, WATERMARK FOR a AS a) | 39 TYPE_MISMATCH | declare the column TIMESTAMP(3)",
                "CREATE STREAM s (ts TIMESTAMP, WATERMARK FOR tss AS tss) | 46 COLUMN_NOT_FOUND | did you mean \"ts\"?",
                "CREATE STREAM s (ts TIMESTAMP, WATERMARK FOR ts AS ts + INTERVAL '1' DAY) | 52 NOT_SUPPORTED"
                        + " | write WATERMARK FOR ts AS ts - INTERVAL '5' SECOND",
                "CREATE STREAM s (ts TIMESTAMP, WATERMARK FOR ts AS ts - INTERVAL '1' MONTH) | 52 NOT_SUPPORTED"
                        + " | write WATERMARK FOR ts AS ts - INTERVAL '5' SECOND",
                "CREATE STREAM s (ts TIMESTAMP, WATERMARK FOR ts AS ts - INTERVAL -'1' SECOND) | 52 INVALID_ARGUMENT"
                        + " | write column - INTERVAL '5' SECOND",
                "CREATE TABLE t (a INT, PRIMARY KEY (b)) | 37 COLUMN_NOT_FOUND | ",
                "CREATE TABLE t (a INT ARRAY PRIMARY KEY) | 17 TYPE_MISMATCH | ",
            })
    void mistakes(String line) {
        String[] parts = line.split(" \\| ", -1);
        SluiceException error = assertThrows(SluiceException.class, () -> define(parts[0]));
        assertEquals(
                parts[1] + " | " + parts[2],
                error.diagnostic().span().column() + " " + error.code() + " | "
                        + error.diagnostic().hint());
    }
}
