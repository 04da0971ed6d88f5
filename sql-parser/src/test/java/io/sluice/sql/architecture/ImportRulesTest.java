package io.sluice.sql.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.sql.architecture.SourceTree.SourceFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule finds what breaks it, and nothing in comments or strings. */
class ImportRulesTest {
    private static ImportRules rules(String module, SourceFile... files) {
        return new ImportRules(module, List.of(files), List.of());
    }

    private static SourceFile file(String name, String text) {
        return SourceTree.parse(Path.of(name), text);
    }

    @Test
    void librariesOutsideTheirHomes() {
        SourceFile file = file(
                "A.java",
                "package io.sluice.planner.plan;\n// java.sql.Date\nimport org.apache.calcite.rel.RelNode;\n"
                        + "class A { String s = \"org.antlr.v4.X\"; java.sql.Date d; }");
        assertEquals(
                List.of("A.java: java.sql.Date", "A.java: org.apache.calcite.rel.RelNode"),
                rules("planner", file).strayLibraries());
        SourceFile home =
                file("B.java", "package io.sluice.planner.convert.join; import org.apache.calcite.rel.RelNode;");
        assertEquals(List.of(), rules("planner", home).strayLibraries());
    }

    @Test
    void programsKeepToThePublicApi() {
        SourceFile file =
                file("A.java", "package io.sluice.shell; import io.sluice.runtime.batch.Batch; import io.sluice.Row;");
        assertEquals(
                List.of("A.java: io.sluice.runtime.batch.Batch"),
                rules("shell", file).strayModules());
    }

    @Test
    void connectorsKeepApart() {
        SourceFile file = file(
                "A.java",
                "package io.sluice.runtime.connector.file; import io.sluice.runtime.connector.socket.Peer;"
                        + " import io.sluice.runtime.connector.CommonOptions; import io.sluice.runtime.connector.file.B;");
        assertEquals(
                List.of("A.java: io.sluice.runtime.connector.socket.Peer"),
                rules("runtime", file).strayConnectors());
    }

    @Test
    void cyclesOfPackages() {
        SourceFile a = file("A.java", "package x.a; import x.b.B; class A {}");
        SourceFile b = file("B.java", "package x.b; import static x.c.C.of; class B {}");
        SourceFile c = file("C.java", "package x.c; class C { x.a.A a; }");
        assertEquals(List.of("x.a -> x.b -> x.c -> x.a"), rules("m", a, b, c).cycles());
        assertEquals(List.of(), rules("m", a, b).cycles());
        assertEquals(List.of(), rules("m", a, b, c).facade("A").cycles());
    }

    @Test
    void namesLengthPrintingAndPackageInfo() {
        SourceFile file = file(
                "RowUtils.java",
                "package x.a;\nclass RowUtils { void f() { System . out.println(); } }" + "\n".repeat(600));
        ImportRules rules = rules("runtime", file);
        assertEquals(List.of("RowUtils.java"), rules.vagueNames());
        assertEquals(List.of("RowUtils.java"), rules.printing());
        assertEquals(List.of("x.a"), rules.packagesWithoutInfo());
        assertEquals(List.of("RowUtils.java: 601 lines"), rules.longFiles());
        assertEquals(List.of(), rules("shell", file).printing());
    }
}
