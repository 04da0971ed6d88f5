package io.sluice.planner.function.text;

import static io.sluice.planner.function.JavaFunction.of;
import static io.sluice.planner.function.JavaFunction.ofMany;
import static io.sluice.planner.function.Parameter.ANY;
import static io.sluice.planner.function.Parameter.AS_TEXT;
import static io.sluice.planner.function.Parameter.BYTES;
import static io.sluice.planner.function.Parameter.TEXT;
import static io.sluice.planner.function.Parameter.WHOLE;

import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The functions of plain text. */
public final class TextFunctions {
    public static final List<JavaFunction> ALL = List.of(
            of("LEFT", Result.TEXT, TEXT, WHOLE, Characters::left),
            of("RIGHT", Result.TEXT, TEXT, WHOLE, Characters::right),
            of("LPAD", Result.TEXT, TEXT, WHOLE, (t, n) -> Characters.padLeft(t, n, " ")),
            of("LPAD", Result.TEXT, TEXT, WHOLE, TEXT, Characters::padLeft),
            of("RPAD", Result.TEXT, TEXT, WHOLE, (t, n) -> Characters.padRight(t, n, " ")),
            of("RPAD", Result.TEXT, TEXT, WHOLE, TEXT, Characters::padRight),
            of("REPEAT", Result.TEXT, TEXT, WHOLE, Characters::repeat),
            of("SPACE", Result.TEXT, WHOLE, n -> Characters.repeat(" ", n)),
            of("REVERSE", Result.TEXT, TEXT, Characters::reverse),
            of("INITCAP", Result.TEXT, TEXT, Characters::initcap),
            of("LCASE", Result.TEXT, TEXT, Characters::lower),
            of("UCASE", Result.TEXT, TEXT, Characters::upper),
            of("TRANSLATE", Result.TEXT, TEXT, TEXT, TEXT, Characters::translate),
            of(
                    "OVERLAY",
                    Result.TEXT,
                    TEXT,
                    TEXT,
                    WHOLE,
                    (t, r, f) -> Characters.overlay(t, r, f, Characters.length(r))),
            of("OVERLAY", Result.TEXT, TEXT, TEXT, WHOLE, WHOLE, Characters::overlay),
            of("ASCII", Result.INT, TEXT, Characters::ascii),
            of("UNICODE", Result.INT, TEXT, Characters::ascii),
            of("CHR", Result.TEXT, WHOLE, Characters::chr),
            of("INSTR", Result.INT, TEXT, TEXT, (t, n) -> Characters.position(t, n, 1)),
            of("LOCATE", Result.INT, TEXT, TEXT, (n, t) -> Characters.position(t, n, 1)),
            of("LOCATE", Result.INT, TEXT, TEXT, WHOLE, (n, t, from) -> Characters.position(t, n, from)),
            of("CONTAINS", Result.TRUTH, TEXT, TEXT, String::contains),
            of("BIT_LENGTH", Result.INT, TEXT, t -> 8 * t.getBytes(StandardCharsets.UTF_8).length),
            of("BIT_LENGTH", Result.INT, BYTES, b -> 8 * b.length),
            of("SPLIT_PART", Result.TEXT, TEXT, TEXT, WHOLE, TextParts::part),
            of("SPLIT_INDEX", Result.TEXT, TEXT, TEXT, WHOLE, TextParts::index),
            of("SUBSTRING_INDEX", Result.TEXT, TEXT, TEXT, WHOLE, TextParts::before),
            ofMany("CONCAT_WS", Result.TEXT, TEXT, AS_TEXT, TextParts::join).seeingNulls(),
            of("LEVENSHTEIN", Result.INT, TEXT, TEXT, Distances::levenshtein),
            of("HAMMING", Result.INT, TEXT, TEXT, Distances::hamming),
            of("SOUNDEX", Result.TEXT, TEXT, Distances::soundex),
            ofMany("FORMAT", Result.TEXT, TEXT, ANY, (t, args) -> t == null ? null : Formats.format(t, args))
                    .seeingNulls(),
            ofMany("PRINTF", Result.TEXT, TEXT, ANY, (t, args) -> t == null ? null : Formats.printf(t, args))
                    .seeingNulls(),
            ofMany("FORMAT_STRING", Result.TEXT, TEXT, ANY, (t, args) -> t == null ? null : Formats.printf(t, args))
                    .seeingNulls(),
            of("QUOTE_LITERAL", Result.TEXT, AS_TEXT, Formats::literal));

    private TextFunctions() {}
}
