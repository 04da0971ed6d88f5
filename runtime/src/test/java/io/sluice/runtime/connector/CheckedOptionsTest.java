package io.sluice.runtime.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connector.OptionSpec;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckedOptionsTest {
    private static final List<OptionSpec> SPECS = List.of(
            OptionSpec.required("path", OptionSpec.Kind.STRING, "Where it is."),
            OptionSpec.choice("format", List.of("csv", "json"), "csv", "How it is written."),
            OptionSpec.optional("rows", OptionSpec.Kind.INTEGER, "10", "How many."),
            OptionSpec.optional("follow", OptionSpec.Kind.BOOLEAN, null, "Whether to go on."),
            OptionSpec.optional("wait", OptionSpec.Kind.DURATION, null, "How long."),
            OptionSpec.optional("fields.*.min", OptionSpec.Kind.INTEGER, null, "Smallest value."));

    @Test
    void givesValuesAndDefaults() {
        CheckedOptions options = check("PATH", "a.csv", "follow", "on", "wait", "1 hour 30 min", "fields.x.min", "-3");
        assertEquals(Optional.of("a.csv"), options.text("path"));
        assertEquals("csv", options.require("format"));
        assertEquals(OptionalLong.of(10), options.integer("rows"));
        assertTrue(options.flag("follow"));
        assertEquals(Optional.of(Duration.ofMinutes(90)), options.duration("wait"));
        assertEquals(OptionalLong.of(-3), options.integer("fields.x.min"));
        assertEquals(OptionalLong.empty(), options.integer("fields.y.min"));
        assertEquals(Set.of("path", "follow", "wait", "fields.x.min"), options.given());
    }

    @Test
    void keepsTheOwnSpellingOfAChoice() {
        assertEquals("json", check("path", "x", "format", "JSON").require("format"));
        assertFalse(check("path", "x").flag("follow"));
    }

    @Test
    void pointsAtAnUnknownNameAndSuggests() {
        fails("""
                INVALID_OPTION: the test has no option "fromat"
                  line 1:13
                  | path = 'x', fromat = 'csv'
                  |             ^^^^^^
                  detail: it takes: fields.*.min, follow, format, path, rows, wait
                  hint: did you mean "format"?""", "path", "x", "fromat", "csv");
    }

    @Test
    void pointsAtAWrongWord() {
        fails("""
                INVALID_OPTION: option "format" cannot be 'jsn'
                  line 1:23
                  | path = 'x', format = 'jsn'
                  |                       ^^^
                  detail: expected one of: csv, json
                  hint: did you mean "json"?""", "path", "x", "format", "jsn");
    }

    @Test
    void pointsAtTheStatementWhenARequiredOptionIsMissing() {
        fails("""
                INVALID_OPTION: the test needs option "path"
                  line 1:1
                  | rows = '5'
                  | ^^^^^^^^^^
                  detail: Where it is.
                  hint: add path = '…' to the WITH list""", "rows", "5");
    }

    @Test
    void saysWhatAValueMayBe() {
        assertTrue(message("path", "x", "rows", "many").contains("expected a whole number, such as 1000"));
        assertTrue(message("path", "x", "follow", "perhaps").contains("expected true or false"));
        assertTrue(message("path", "x", "wait", "5 parsecs").contains("expected a duration, such as '500 ms'"));
        assertTrue(message("path", "x", "path", "y").contains("option \"path\" is given twice"));
    }

    @Test
    void connectorsBlameAValueThemselves() {
        WithClause with = WithClause.of("path", "nowhere");
        SluiceException error = CheckedOptions.check("the test", SPECS, with.options(), SourceSpan.NONE)
                .invalid("path", "nothing there", "look elsewhere");
        assertEquals(SourceSpan.of(with.text(), 8, 15), error.diagnostic().span());
        assertEquals("look elsewhere", error.diagnostic().hint());
    }

    @Test
    void readsDurations() {
        assertEquals(Optional.of(Duration.ofMillis(500)), DurationText.tryParse("500 ms"));
        assertEquals(Optional.of(Duration.ofMillis(1500)), DurationText.tryParse("1.5 Seconds"));
        assertEquals(Optional.of(Duration.ofDays(7)), DurationText.tryParse("1 week"));
        assertEquals(Optional.of(Duration.ZERO), DurationText.tryParse("0"));
        assertEquals(Optional.empty(), DurationText.tryParse("10"));
        assertEquals(Optional.empty(), DurationText.tryParse("-1 s"));
        assertEquals(Optional.empty(), DurationText.tryParse("1 s and more"));
        assertEquals(Optional.empty(), DurationText.tryParse(""));
    }

    private static CheckedOptions check(String... with) {
        return CheckedOptions.check("the test", SPECS, WithClause.of(with).options(), SourceSpan.NONE);
    }

    private static void fails(String expected, String... with) {
        assertEquals(expected, message(with));
    }

    private static String message(String... with) {
        WithClause clause = WithClause.of(with);
        SourceSpan whole = SourceSpan.of(clause.text(), 0, clause.text().length());
        return assertThrows(
                        SluiceException.class, () -> CheckedOptions.check("the test", SPECS, clause.options(), whole))
                .inText(clause.text())
                .getMessage();
    }
}
