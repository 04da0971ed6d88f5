package io.sluice.planner.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.plan.AggregateFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference page says what the functions' own descriptions say; {@code -Dreference.update=true} writes it anew. */
class FunctionReferenceTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "functions.md");

    @Test
    void pageIsUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("reference.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "run this test with -Dreference.update=true");
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        page.append("# Functions\n\n");
        page.append(
                "Generated from the descriptions that `SHOW FUNCTIONS` and `DESCRIBE FUNCTION f` give; each example is a test.\n");
        page.append(
                "A NULL argument gives NULL unless the description says otherwise. A value that a function cannot take is an error of its\n");
        page.append(
                "row: an ad-hoc SELECT fails, a standing query leaves the row out and counts it in `sys.bad_rows`.\n");
        for (FunctionDoc.Category category : FunctionDoc.Category.values()) {
            page.append("\n## ")
                    .append(title(category))
                    .append("\n\n| function | what it gives | example | result |\n|---|---|---|---|\n");
            ScalarFunctions.all().stream()
                    .filter(doc -> doc.category() == category)
                    .forEach(doc -> page.append(row(doc)));
        }
        page.append("\n## Aggregates\n\n");
        page.append(
                "Exact when rows are taken back, unless they are called approximate. DISTINCT and FILTER (WHERE …) go with any.\n");
        page.append("\n| function | what it gives | also called | example |\n|---|---|---|---|\n");
        for (AggregateFunction function : AggregateFunction.ofDialect()) {
            if (function != AggregateFunction.SINGLE_VALUE) {
                page.append(row(function));
            }
        }
        return page.toString();
    }

    private static String row(AggregateFunction function) {
        String aliases =
                function.aliases().stream().map(FunctionReferenceTest::code).collect(Collectors.joining(", "));
        return "| " + code(function.signature()) + " | " + cell(function.description()) + " | " + aliases + " | "
                + code(function.example()) + " |\n";
    }

    private static String title(FunctionDoc.Category category) {
        return category.name().charAt(0) + category.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String row(FunctionDoc doc) {
        String result = doc.result().equals(FunctionDoc.VARIES) ? "" : code(doc.result());
        return "| " + code(doc.signature()) + " | " + cell(doc.description()) + " | " + code(doc.example()) + " | "
                + result + " |\n";
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
