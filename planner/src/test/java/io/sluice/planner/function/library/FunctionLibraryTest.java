package io.sluice.planner.function.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of names is that of the functions; {@code -Dreference.update=true} writes it anew. */
final class FunctionLibraryTest {
    private static final Path LIST =
            Path.of("src/main/resources/io/sluice/planner/function/library", FunctionLibrary.LIST);

    @Test
    void allNamesAreListed() throws IOException {
        List<String> names = List.copyOf(FunctionLibrary.Functions.BY_NAME.keySet());
        if (Boolean.getBoolean("reference.update")) {
            Files.write(LIST, names);
        }
        assertEquals(names, Files.readAllLines(LIST), "run this test with -Dreference.update=true");
    }

    @Test
    void namesMatchInAnyCase() {
        assertFalse(FunctionLibrary.overloads("reverse").isEmpty());
        assertTrue(FunctionLibrary.overloads("count").isEmpty());
    }
}
