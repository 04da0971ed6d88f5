package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads one WINDOW clause: its kind and its arguments, each at most once, in any order. */
final class WindowClause {
    private enum Part {
        SIZE,
        ADVANCE,
        STEP,
        OFFSET,
        GRACE,
        GAP
    }

    private static final LengthReader.Length NONE = new LengthReader.Length(BigDecimal.ZERO, false, SourceSpan.NONE);

    private final SourceText source;
    private final Failures failures;
    private final DialectParser.WindowContext clause;
    private final Map<Part, LengthReader.Length> parts = new EnumMap<>(Part.class);

    private WindowClause(SourceText source, DialectParser.WindowContext clause) {
        this.source = source;
        this.failures = new Failures(source);
        this.clause = clause;
    }

    static WindowSpec read(SourceText source, DialectParser.WindowContext clause) {
        return new WindowClause(source, clause).read();
    }

    private WindowSpec read() {
        for (DialectParser.WindowArgumentContext argument : clause.windowArgument()) {
            add(argument);
        }
        switch (clause.kind.getType()) {
            case DialectParser.TUMBLING:
                return spec(WindowCall.Kind.TUMBLE, Part.SIZE, null, "TUMBLING (SIZE 10 SECONDS)");
            case DialectParser.HOPPING:
                return spec(
                        WindowCall.Kind.HOP,
                        Part.SIZE,
                        Part.ADVANCE,
                        "HOPPING (SIZE 10 SECONDS, ADVANCE BY 2 SECONDS)");
            case DialectParser.CUMULATING:
                return spec(WindowCall.Kind.CUMULATE, Part.SIZE, Part.STEP, "CUMULATING (SIZE 1 HOUR, STEP 1 MINUTE)");
            default:
                return spec(WindowCall.Kind.SESSION, Part.GAP, null, "SESSION (30 SECONDS)");
        }
    }

    private WindowSpec spec(WindowCall.Kind kind, Part size, Part slide, String example) {
        List<Part> known =
                slide == null ? List.of(size, Part.GRACE, Part.OFFSET) : List.of(size, slide, Part.GRACE, Part.OFFSET);
        parts.forEach((part, length) -> {
            if (!known.contains(part) || part == Part.OFFSET && kind == WindowCall.Kind.SESSION) {
                String what = part == Part.GAP ? "a length without a word before it" : word(part);
                throw failures.window(
                        length.span(),
                        "a " + clause.kind.getText().toUpperCase() + " window has no place for " + what,
                        "write " + example);
            }
        });
        LengthReader.Length length = required(size, example);
        LengthReader.Length step = slide == null ? NONE : required(slide, example);
        LengthReader.Length grace = parts.getOrDefault(Part.GRACE, NONE);
        LengthReader.Length offset = parts.getOrDefault(Part.OFFSET, NONE);
        if (slide != null && step.rows() != length.rows()) {
            throw failures.window(
                    step.span(), "a window is measured in rows or in time, not in both", "write " + example);
        }
        if (length.rows() && (grace != NONE || offset != NONE)) {
            SourceSpan span = (grace != NONE ? grace : offset).span();
            throw failures.window(span, "a window of rows has no grace period and no offset", "remove it");
        }
        if (grace.rows() || offset.rows()) {
            throw failures.window(
                    (grace.rows() ? grace : offset).span(), "expected a length of time", "write 5 SECONDS");
        }
        SourceSpan span = source.span(clause);
        SqlParserPos position = new Positions(source).position(span.start(), span.end());
        return new WindowSpec(
                kind,
                new SqlIdentifier(WindowCall.ROWTIME, position),
                length.rows(),
                length.value(),
                step.value(),
                offset.value(),
                grace.value(),
                List.of(),
                position);
    }

    private LengthReader.Length required(Part part, String example) {
        LengthReader.Length length = parts.get(part);
        if (length == null) {
            throw failures.window(source.span(clause), "the window has no " + word(part), "write WINDOW " + example);
        }
        if (length.value().signum() <= 0) {
            throw failures.window(length.span(), word(part) + " must be positive", "write WINDOW " + example);
        }
        return length;
    }

    private void add(DialectParser.WindowArgumentContext argument) {
        Part part = part(argument);
        LengthReader.Length length =
                new LengthReader(source).read(argument.getChild(DialectParser.DurationContext.class, 0), argument);
        if (parts.put(part, length) != null) {
            throw failures.window(source.span(argument), word(part) + " stands twice", "remove one of the two");
        }
    }

    private static Part part(DialectParser.WindowArgumentContext argument) {
        switch (argument.getStart().getType()) {
            case DialectParser.SIZE:
                return Part.SIZE;
            case DialectParser.ADVANCE:
                return Part.ADVANCE;
            case DialectParser.STEP:
                return Part.STEP;
            case DialectParser.OFFSET:
                return Part.OFFSET;
            case DialectParser.GRACE:
                return Part.GRACE;
            default:
                return Part.GAP;
        }
    }

    private static String word(Part part) {
        switch (part) {
            case ADVANCE:
                return "ADVANCE BY";
            case GRACE:
                return "GRACE PERIOD";
            case GAP:
                return "gap";
            default:
                return part.name();
        }
    }
}
