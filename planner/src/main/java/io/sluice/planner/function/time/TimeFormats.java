package io.sluice.planner.function.time;

import io.sluice.planner.function.Bounded;
import io.sluice.planner.function.time.PieceFormat.Letters;
import io.sluice.planner.function.time.PieceFormat.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The three languages of formats: those of psql ({@code YYYY-MM-DD}), of Java ({@code yyyy-MM-dd}) and of C ({@code %Y-%m-%d}). */
final class TimeFormats {
    private static final Bounded<String, TimeFormat> PSQL = new Bounded<>(TimeFormats::psqlOrJava);
    private static final Bounded<String, TimeFormat> JAVA = new Bounded<>(JavaTimeFormat::of);
    private static final Bounded<String, TimeFormat> C = new Bounded<>(TimeFormats::readC);

    /** Longer words first. */
    private static final List<Map.Entry<String, TimePiece>> WORDS = List.of(
            Map.entry("YYYY", TimePiece.YEAR),
            Map.entry("IYYY", TimePiece.ISO_YEAR),
            Map.entry("SSSSS", TimePiece.SECOND_OF_DAY),
            Map.entry("SSSS", TimePiece.SECOND_OF_DAY),
            Map.entry("HH24", TimePiece.HOUR24),
            Map.entry("HH12", TimePiece.HOUR12),
            Map.entry("MONTH", TimePiece.MONTH_NAME),
            Map.entry("DDD", TimePiece.DAY_OF_YEAR),
            Map.entry("MON", TimePiece.MONTH_SHORT),
            Map.entry("DAY", TimePiece.DAY_NAME),
            Map.entry("FF3", TimePiece.MILLIS),
            Map.entry("FF6", TimePiece.MICROS),
            Map.entry("YY", TimePiece.YEAR_OF_CENTURY),
            Map.entry("MM", TimePiece.MONTH),
            Map.entry("DD", TimePiece.DAY),
            Map.entry("DY", TimePiece.DAY_SHORT),
            Map.entry("ID", TimePiece.ISO_DAY_OF_WEEK),
            Map.entry("HH", TimePiece.HOUR12),
            Map.entry("MI", TimePiece.MINUTE),
            Map.entry("SS", TimePiece.SECOND),
            Map.entry("MS", TimePiece.MILLIS),
            Map.entry("US", TimePiece.MICROS),
            Map.entry("AM", TimePiece.HALF_OF_DAY),
            Map.entry("PM", TimePiece.HALF_OF_DAY),
            Map.entry("WW", TimePiece.WEEK),
            Map.entry("IW", TimePiece.ISO_WEEK),
            Map.entry("CC", TimePiece.CENTURY),
            Map.entry("OF", TimePiece.OFFSET),
            Map.entry("TZH", TimePiece.OFFSET),
            Map.entry("Q", TimePiece.QUARTER),
            Map.entry("D", TimePiece.DAY_OF_WEEK));

    private TimeFormats() {}

    /** As psql has it; a pattern that can only be meant for Java is taken for one. */
    static TimeFormat psql(String pattern) {
        return PSQL.get(pattern);
    }

    static TimeFormat java(String pattern) {
        return JAVA.get(pattern);
    }

    static TimeFormat c(String pattern) {
        return C.get(pattern);
    }

    private static TimeFormat psqlOrJava(String pattern) {
        boolean minutes = pattern.contains("mm") && (pattern.contains("MM") || pattern.contains("HH"));
        return minutes || pattern.contains("'") ? JavaTimeFormat.of(pattern) : readPsql(pattern);
    }

    private static TimeFormat readPsql(String pattern) {
        List<Part> parts = new ArrayList<>();
        boolean padded = true;
        int at = 0;
        while (at < pattern.length()) {
            if (pattern.regionMatches(true, at, "FM", 0, 2)) {
                padded = false;
                at += 2;
                continue;
            }
            if (pattern.charAt(at) == '"') {
                int end = pattern.indexOf('"', at + 1);
                end = end < 0 ? pattern.length() : end;
                parts.add(Part.of(pattern.substring(at + 1, end)));
                at = end + 1;
                continue;
            }
            Map.Entry<String, TimePiece> word = wordAt(pattern, at);
            if (word == null) {
                if (Character.isLetter(pattern.charAt(at)) && pattern.charAt(at) != 'T') {
                    throw new IllegalArgumentException(
                            "'" + pattern + "' is not a pattern of times: no field begins at '" + pattern.substring(at)
                                    + "'; quote text as in YYYY\"y\"");
                }
                parts.add(Part.of(pattern.substring(at, at + 1)));
                at++;
            } else {
                String spelt = pattern.substring(at, at + word.getKey().length());
                parts.add(new Part(word.getValue(), "", letters(spelt), padded));
                padded = true;
                at += spelt.length();
            }
        }
        return new PieceFormat(pattern, parts);
    }

    private static Map.Entry<String, TimePiece> wordAt(String pattern, int at) {
        for (Map.Entry<String, TimePiece> word : WORDS) {
            if (pattern.regionMatches(true, at, word.getKey(), 0, word.getKey().length())) {
                return word;
            }
        }
        return null;
    }

    private static Letters letters(String spelt) {
        if (spelt.equals(spelt.toLowerCase(Locale.ROOT))) {
            return Letters.LOWER;
        }
        return spelt.equals(spelt.toUpperCase(Locale.ROOT)) ? Letters.UPPER : Letters.CAPITALIZED;
    }

    private static TimeFormat readC(String pattern) {
        String expanded = pattern.replace("%F", "%Y-%m-%d")
                .replace("%T", "%H:%M:%S")
                .replace("%c", "%Y-%m-%d %H:%M:%S")
                .replace("%x", "%Y-%m-%d")
                .replace("%X", "%H:%M:%S")
                .replace("%D", "%m/%d/%y")
                .replace("%R", "%H:%M");
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < expanded.length(); at++) {
            char c = expanded.charAt(at);
            if (c != '%' || at + 1 == expanded.length()) {
                parts.add(Part.of(String.valueOf(c)));
                continue;
            }
            boolean bare = expanded.charAt(at + 1) == '-' && at + 2 < expanded.length();
            at += bare ? 2 : 1;
            char code = expanded.charAt(at);
            TimePiece piece = pieceOf(code, pattern);
            parts.add(
                    piece == null ? Part.of("%") : new Part(piece, "", Letters.CAPITALIZED, !bare && !piece.isName()));
        }
        return new PieceFormat(pattern, parts);
    }

    private static TimePiece pieceOf(char code, String pattern) {
        return switch (code) {
            case '%' -> null;
            case 'Y' -> TimePiece.YEAR;
            case 'y' -> TimePiece.YEAR_OF_CENTURY;
            case 'G' -> TimePiece.ISO_YEAR;
            case 'm' -> TimePiece.MONTH;
            case 'B' -> TimePiece.MONTH_NAME;
            case 'b', 'h' -> TimePiece.MONTH_SHORT;
            case 'd' -> TimePiece.DAY;
            case 'j' -> TimePiece.DAY_OF_YEAR;
            case 'A' -> TimePiece.DAY_NAME;
            case 'a' -> TimePiece.DAY_SHORT;
            case 'w' -> TimePiece.DAY_OF_WEEK_FROM_ZERO;
            case 'u' -> TimePiece.ISO_DAY_OF_WEEK;
            case 'V' -> TimePiece.ISO_WEEK;
            case 'H' -> TimePiece.HOUR24;
            case 'I' -> TimePiece.HOUR12;
            case 'M' -> TimePiece.MINUTE;
            case 'S' -> TimePiece.SECOND;
            case 'g' -> TimePiece.MILLIS;
            case 'f' -> TimePiece.MICROS;
            case 'n' -> TimePiece.NANOS;
            case 'p' -> TimePiece.HALF_OF_DAY;
            case 's' -> TimePiece.EPOCH;
            case 'z' -> TimePiece.OFFSET;
            default ->
                throw new IllegalArgumentException("'" + pattern + "' is not a pattern of times: there is no %" + code);
        };
    }
}
