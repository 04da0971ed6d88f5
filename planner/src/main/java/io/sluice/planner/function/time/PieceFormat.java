package io.sluice.planner.function.time;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** A format of fields and the text between them. */
record PieceFormat(String pattern, List<Part> parts) implements TimeFormat {
    /** How the letters of a name are written. */
    enum Letters {
        CAPITALIZED,
        UPPER,
        LOWER
    }

    /**
     * A field, or a text between fields.
     *
     * @param piece null for a text
     * @param padded numbers with zeros, names with blanks
     */
    record Part(TimePiece piece, String text, Letters letters, boolean padded) {
        static Part of(String text) {
            return new Part(null, text, Letters.CAPITALIZED, false);
        }
    }

    PieceFormat {
        parts = List.copyOf(parts);
    }

    @Override
    public String format(LocalDateTime time) {
        StringBuilder result = new StringBuilder();
        for (Part part : parts) {
            result.append(part.piece() == null ? part.text() : write(part, time));
        }
        return result.toString();
    }

    private static String write(Part part, LocalDateTime time) {
        String name = part.piece().name(time);
        if (name != null) {
            String written = switch (part.letters()) {
                case UPPER -> name.toUpperCase(Locale.ROOT);
                case LOWER -> name.toLowerCase(Locale.ROOT);
                case CAPITALIZED -> name;
            };
            int blanks = part.padded() ? part.piece().width() - written.length() : 0;
            return written + " ".repeat(Math.max(0, blanks));
        }
        long number = part.piece().number(time);
        String digits = String.valueOf(Math.abs(number));
        int zeros = part.padded() ? part.piece().width() - digits.length() : 0;
        return (number < 0 ? "-" : "") + "0".repeat(Math.max(0, zeros)) + digits;
    }

    @Override
    public LocalDateTime parse(String text) {
        PieceReader reader = new PieceReader(text, pattern);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.piece() == null) {
                reader.skip(part.text());
            } else {
                boolean digitsFollow = i + 1 < parts.size()
                        && parts.get(i + 1).piece() != null
                        && !parts.get(i + 1).piece().isName();
                reader.read(part.piece(), digitsFollow);
            }
        }
        return reader.finish();
    }
}
