package io.sluice.runtime.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectorRegistryTest {
    private final ConnectorRegistry registry = ConnectorRegistry.load();

    @Test
    void knowsTheConnectorsThatShip() {
        assertEquals(
                List.of("blackhole", "datagen", "file", "nexmark", "print", "socket"),
                registry.all().stream().map(ConnectorFactory::name).toList());
        assertTrue(registry.find(new Identifier("FILE", SourceSpan.NONE))
                .capabilities()
                .contains(Capability.SCHEMA_DISCOVERY));
    }

    @Test
    void pointsAtAnUnknownConnector() {
        String text = "WITH (connector = 'sokcet')";
        Identifier name = new Identifier("sokcet", SourceSpan.of(text, 19, 25));
        assertEquals(
                """
                INVALID_OPTION: there is no connector "sokcet"
                  line 1:20
                  | WITH (connector = 'sokcet')
                  |                    ^^^^^^
                  detail: connectors here: blackhole, datagen, file, nexmark, print, socket
                  hint: did you mean "socket"?""",
                assertThrows(SluiceException.class, () -> registry.find(name))
                        .inText(text)
                        .getMessage());
    }

    @Test
    void checksWhatTheEngineHandlesToo() {
        ConnectorFactory file = registry.find(new Identifier("file", SourceSpan.NONE));
        WithClause with = WithClause.of(
                "connector",
                "file",
                "path",
                "x.csv",
                "retention",
                "1 hour",
                "on_error",
                "fail",
                "idle_timeout",
                "5 s",
                "max_rows_per_tick",
                "100");
        assertEquals(
                Optional.of("file"),
                ConnectorRegistry.connectorName(with.options()).map(Identifier::text));
        CheckedOptions options = registry.check(file, OptionScope.SOURCE, with.options(), SourceSpan.NONE);
        assertEquals(Optional.of(Duration.ofHours(1)), options.duration(CommonOptions.RETENTION));
        assertEquals("fail", options.require(CommonOptions.ON_ERROR));
        assertEquals(Optional.of(Duration.ofSeconds(5)), options.duration(CommonOptions.IDLE_TIMEOUT));
        assertEquals(100, options.integer(CommonOptions.MAX_ROWS_PER_TICK).orElseThrow());
        WithClause view = WithClause.of("fill", "Background");
        assertEquals(
                "background",
                registry.check(OptionScope.VIEW, view.options(), SourceSpan.NONE)
                        .require(CommonOptions.FILL));
        WithClause limited = WithClause.of("state_ttl", "2 hours");
        assertEquals(
                Duration.ofHours(2),
                registry.check(OptionScope.VIEW, limited.options(), SourceSpan.NONE)
                        .duration(CommonOptions.STATE_TTL)
                        .orElseThrow());
        WithClause table = WithClause.of("on_conflict", "replace");
        assertEquals(
                "replace",
                registry.check(OptionScope.MEMORY_TABLE, table.options(), SourceSpan.NONE)
                        .require(CommonOptions.ON_CONFLICT));
        assertThrows(
                SluiceException.class,
                () -> registry.check(OptionScope.MEMORY_STREAM, view.options(), SourceSpan.NONE));
    }

    @Test
    void everyOptionIsDescribedAndTested() throws IOException {
        String tests = testSources();
        for (OptionInfo option : registry.options()) {
            assertTrue(option.description().matches("[A-Z].{10,}[.]"), "description of " + option);
            String name = option.name().replace(".", "\\.").replace("*", "[a-zA-Z]+");
            assertTrue(Pattern.compile("\"" + name + "\"").matcher(tests).find(), "no test uses " + option);
            assertTrue(!option.required() || option.defaultValue().isEmpty(), "default of required " + option);
        }
        for (ConnectorFactory factory : registry.all()) {
            assertTrue(factory.description().matches("[A-Z].+[.]"), factory.name());
        }
    }

    private static String testSources() throws IOException {
        Path root = Path.of(System.getProperty("basedir", "."), "src/test/java");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ConnectorRegistryTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
