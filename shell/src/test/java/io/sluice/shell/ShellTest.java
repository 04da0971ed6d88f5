package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line: what goes in by -c and -f, what comes out in each mode, and exit codes. */
class ShellTest {
    private static final String VALUES =
            "SELECT * FROM (VALUES (1, 'a,b', CAST(NULL AS DOUBLE), TRUE), (20, 'c\"d', 1.5, FALSE)) AS t (id, name, x, ok) ORDER BY id";

    private record Run(int code, String out, String errors) {}

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = Shell.run(args, new PrintWriter(out), new PrintWriter(errors));
        return new Run(code, out.toString(), errors.toString());
    }

    @Test
    void alignedIsForPeople() {
        assertEquals("""
                 id | name |  x   |  ok
                ----+------+------+-------
                  1 | a,b  | NULL | true
                 20 | c"d  |  1.5 | false
                (2 rows)
                """, run("-c", VALUES).out());
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        assertEquals("""
                id,name,x,ok
                1,"a,b",,true
                20,"c""d",1.5,false
                """, run("--mode", "csv", "-c", VALUES).out());
    }

    @Test
    void jsonKeepsNumbersAndBooleans() {
        assertEquals("""
                {"id":1,"name":"a,b","x":null,"ok":true}
                {"id":20,"name":"c\\"d","x":1.5,"ok":false}
                """, run("--mode", "JSON", "-c", VALUES).out());
    }

    @Test
    void markdownEscapesBars() {
        assertEquals(
                """
                | n | s |
                |---:|---|
                | 1 | a\\|b |
                """, run("-m", "markdown", "-c", "SELECT 1 AS n, 'a|b' AS s").out());
    }

    @Test
    void severalLinesStayInTheirColumn() {
        assertEquals("""
                  s  | n
                -----+---
                 x  +| 1
                 y\\t |
                (1 row)
                """, run("-c", "SELECT 'x\ny\t' AS s, 1 AS n").out());
    }

    @Test
    void aScriptStopsAtItsFirstErrorWithTheLineOfTheScript(@TempDir Path dir) throws Exception {
        Path script = Files.writeString(dir.resolve("bad.sql"), """
                -- two good statements
                CREATE TABLE t (id INT);
                INSERT INTO t VALUES (1);

                SELECT id,
                  idd FROM t;
                SELECT 'never';
                """);
        Run run = run("-f", script.toString());
        assertEquals(1, run.code());
        assertTrue(run.errors().startsWith("COLUMN_NOT_FOUND"), run.errors());
        assertTrue(run.errors().contains("line 6:3"), run.errors());
        assertTrue(run.errors().contains("  |   idd FROM t\n  |   ^^^"), run.errors());
        assertEquals("", run.out());
    }

    @Test
    void severalStatementsShareALine() {
        Run run = run(
                "--mode",
                "csv",
                "-c",
                "CREATE TABLE t (id INT); INSERT INTO t VALUES (1), (2); SELECT SUM(id) AS s FROM t");
        assertEquals("", run.errors());
        assertEquals("s\n3\n", run.out());
    }

    @Test
    void dotCommandsWorkInScripts(@TempDir Path dir) throws Exception {
        Path included = Files.writeString(dir.resolve("more.sql"), "SELECT 2 AS two;\n");
        Path result = dir.resolve("result.csv");
        Path script = Files.writeString(
                dir.resolve("dots.sql"),
                ".mode csv\nCREATE TABLE t (id INT);\n.tables\n.output " + result
                        + "\nSELECT 1 AS one;\n.output\n.read " + included + "\n.schema t\n.quit\nSELECT 'never';\n");
        Run run = run("-f", script.toString());
        assertEquals("", run.errors());
        assertEquals("t  TABLE\ntwo\n2\nCREATE TABLE t (id INT);\n", run.out());
        assertEquals("one\n1\n", Files.readString(result));
    }

    @Test
    void unknownCommandsSuggest(@TempDir Path dir) throws Exception {
        Path script = Files.writeString(dir.resolve("s.sql"), ".tabels\n");
        Run run = run("-f", script.toString());
        assertEquals(1, run.code());
        assertEquals("no command .tabels; did you mean .tables?\n", run.errors());
    }

    @Test
    void watchPrintsStatesUntilInputsEnd(@TempDir Path dir) throws Exception {
        Path data = Files.writeString(dir.resolve("d.csv"), "x\n1\n2\n3\n");
        Run run = run(
                "-c",
                "CREATE STREAM s FROM '" + data + "'; CREATE MATERIALIZED VIEW v AS SELECT SUM(x) AS total FROM s;"
                        + " WATCH SELECT * FROM v;");
        assertEquals("", run.errors());
        assertEquals(" total\n-------\n     6\n(1 row)\n\n", run.out());
    }

    @Test
    void wrongOptionsAreToldApart() {
        assertEquals(2, run("--nonsense").code());
        assertEquals(1, run("-f", "no/such/file.sql").code());
        assertEquals("no file no/such/file.sql\n", run("-f", "no/such/file.sql").errors());
        assertTrue(run("--help").out().contains("sluice -c \"SELECT 1 + 1\""));
    }
}
