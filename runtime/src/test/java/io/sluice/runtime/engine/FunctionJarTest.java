package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.SqlStreamContext;
import io.sluice.function.ScalarFunction;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions from a JAR that is not on the class path. */
class FunctionJarTest {
    private static final String TWICE = """
            package outside;

            import io.sluice.function.ScalarFunction;

            public final class Twice implements ScalarFunction {
                public long eval(long value) {
                    return new Factor().value() * value;
                }
            }

            class Factor {
                long value() {
                    return 2;
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aClassFromAJarIsFoundWithThoseItNeeds() throws Exception {
        Path jar = jar(TWICE.replace("2;", "3;"), "tripling.jar");
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute("CREATE TABLE t (v BIGINT)");
            ctx.execute("INSERT INTO t VALUES (7), (8)");
            ctx.execute("CREATE FUNCTION thrice AS 'outside.Twice' USING JAR '" + jar + "'");
            ctx.execute("CREATE MATERIALIZED VIEW w AS SELECT thrice(v) AS v FROM t");
            assertEquals(List.of("21", "24"), Rows.of(ctx, "SELECT v FROM w ORDER BY v"));
        }
    }

    /** A class that two JARs hold is another in each. */
    @Test
    void anotherJarReplacesTheFunctionForNewQueries() throws Exception {
        Path first = jar(TWICE, "first.jar");
        Path second = jar(TWICE.replace("2;", "5;"), "second.jar");
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute("CREATE FUNCTION f AS 'outside.Twice' USING JAR '" + first + "'");
            assertEquals(List.of("14"), Rows.of(ctx, "SELECT f(7)"));
            ctx.execute("CREATE OR REPLACE FUNCTION f AS 'outside.Twice' USING JAR '" + second + "'");
            assertEquals(List.of("35"), Rows.of(ctx, "SELECT f(7)"));
        }
    }

    @Test
    void whatIsNoJarOrDoesNotHoldTheClassIsRefused() throws Exception {
        Path jar = jar(TWICE, "twice.jar");
        Path text = Files.writeString(folder.resolve("text.jar"), "not a JAR");
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            for (String from :
                    List.of("'outside.Other' USING JAR '" + jar + "'", "'outside.Twice' USING JAR '" + text + "'")) {
                SluiceException refused =
                        assertThrows(SluiceException.class, () -> ctx.execute("CREATE FUNCTION f AS " + from));
                assertEquals(ErrorCode.INVALID_ARGUMENT, refused.code());
            }
        }
    }

    private Path jar(String source, String name) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name + ".classes"));
        Path file = Files.writeString(classes.resolve("Twice.java"), source);
        String api = Path.of(ScalarFunction.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", api, "-d", classes.toString(), file.toString());
        assertEquals(0, failed);
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String entry : List.of("outside/Twice.class", "outside/Factor.class")) {
                entries.putNextEntry(new ZipEntry(entry));
                Files.copy(classes.resolve(entry), entries);
                entries.closeEntry();
            }
        }
        return jar;
    }
}
