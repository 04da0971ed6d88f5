package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.math.BigDecimal;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads lengths as our clauses write them: {@code 10 SECONDS}, {@code INTERVAL '1' HOUR}, {@code 100 ROWS}. */
final class LengthReader {
    /** @param value nanoseconds, or rows */
    record Length(BigDecimal value, boolean rows, SourceSpan span) {}

    private final SourceText source;
    private final Failures failures;

    LengthReader(SourceText source) {
        this.source = source;
        this.failures = new Failures(source);
    }

    /** @param argument what an error about the length points at */
    Length read(DialectParser.DurationContext duration, ParserRuleContext argument) {
        String unit = duration.unit.getText();
        String text = duration.NUMBER() != null
                ? duration.NUMBER().getText()
                : Quotes.strip(duration.STRING().getText()).strip();
        BigDecimal number = number(text, duration);
        SourceSpan span = source.span(argument);
        if (WindowUnits.isRows(unit)) {
            if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                throw failures.window(span, "a number of rows is whole and fits 64 bits", "write SIZE 100 ROWS");
            }
            return new Length(number, true, span);
        }
        BigDecimal nanos = number.multiply(WindowUnits.nanos(unit).orElseThrow(() -> unknownUnit(duration)));
        if (nanos.stripTrailingZeros().scale() > 0 || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw failures.window(span, "the length is outside of one nanosecond to 292 years", "");
        }
        return new Length(nanos, false, span);
    }

    private BigDecimal number(String text, DialectParser.DurationContext duration) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw failures.window(source.span(duration), "\"" + text + "\" is not a number", "write 10 SECONDS");
        }
    }

    private SluiceException unknownUnit(DialectParser.DurationContext duration) {
        String unit = duration.unit.getText();
        SourceSpan span = source.span(duration.unit);
        if (WindowUnits.isCalendar(unit)) {
            return failures.window(
                    span, "windows have a fixed length, " + unit + " has none", "write the length in DAYS");
        }
        String near = NameSuggester.suggest(unit, WindowUnits.NAMES)
                .map(found -> "did you mean " + found + "?")
                .orElse("units are MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS, WEEKS and ROWS");
        return failures.window(span, "unknown unit \"" + unit + "\"", near);
    }
}
