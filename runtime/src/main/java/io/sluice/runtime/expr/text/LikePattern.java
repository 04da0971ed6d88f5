package io.sluice.runtime.expr.text;

import java.util.Arrays;

/** A LIKE pattern, taken apart once. The common shapes are told apart, so that they need no step-by-step match. */
final class LikePattern {
    /** What a pattern amounts to. */
    enum Shape {
        EXACT,
        PREFIX,
        SUFFIX,
        CONTAINS,
        GENERAL
    }

    private static final byte LITERAL = 0;
    private static final byte ONE = 1;
    private static final byte ANY = 2;

    private final byte[] bytes;
    /** For each byte whether it stands for itself, one character or any text. */
    private final byte[] roles;

    private final int length;
    private final Shape shape;
    private final byte[] literal;

    private LikePattern(byte[] bytes, byte[] roles, int length) {
        this.bytes = bytes;
        this.roles = roles;
        this.length = length;
        this.shape = shapeOf(roles, length);
        int from = shape == Shape.SUFFIX || shape == Shape.CONTAINS ? 1 : 0;
        int to = shape == Shape.PREFIX || shape == Shape.CONTAINS ? length - 1 : length;
        this.literal = Arrays.copyOfRange(bytes, Math.min(from, to), to);
    }

    /**
     * Takes a pattern apart.
     *
     * @param escape the escape character in UTF-8; empty for none
     * @return null when the pattern ends with the escape character
     */
    static LikePattern of(byte[] pattern, byte[] escape) {
        byte[] bytes = new byte[pattern.length];
        byte[] roles = new byte[pattern.length];
        int length = 0;
        for (int i = 0; i < pattern.length; ) {
            boolean escaped = escape.length > 0
                    && Arrays.equals(pattern, i, Math.min(pattern.length, i + escape.length), escape, 0, escape.length);
            if (escaped) {
                i += escape.length;
                if (i == pattern.length) {
                    return null;
                }
            }
            byte b = pattern[i++];
            byte role = escaped || b != '%' && b != '_' ? LITERAL : b == '%' ? ANY : ONE;
            boolean repeated = role == ANY && length > 0 && roles[length - 1] == ANY;
            if (!repeated) {
                bytes[length] = b;
                roles[length++] = role;
            }
        }
        return new LikePattern(bytes, roles, length);
    }

    Shape shape() {
        return shape;
    }

    private static Shape shapeOf(byte[] roles, int length) {
        int inner = 0;
        for (int i = 1; i < length - 1; i++) {
            inner |= roles[i];
        }
        byte first = length == 0 ? LITERAL : roles[0];
        byte last = length == 0 ? LITERAL : roles[length - 1];
        if (inner != LITERAL || first == ONE || last == ONE) {
            return Shape.GENERAL;
        }
        if (first == ANY) {
            return last == ANY && length > 1 ? Shape.CONTAINS : Shape.SUFFIX;
        }
        return last == ANY ? Shape.PREFIX : Shape.EXACT;
    }

    /** The text without the wildcards around it, when the shape is not GENERAL. */
    byte[] literal() {
        return literal;
    }

    /** Whether {@code text[0 .. textLength)} matches, for any shape. Goes back only to the last % it passed. */
    boolean matches(byte[] text, int textLength) {
        int at = 0;
        int in = 0;
        int anyAt = -1;
        int resume = 0;
        while (at < textLength) {
            if (in < length && roles[in] == ANY) {
                anyAt = in++;
                resume = at;
            } else if (in < length && roles[in] == ONE) {
                at = Math.min(textLength, at + Utf8.width(text[at]));
                in++;
            } else if (in < length && bytes[in] == text[at]) {
                at++;
                in++;
            } else if (anyAt >= 0) {
                resume += Utf8.width(text[resume]);
                at = Math.min(textLength, resume);
                in = anyAt + 1;
            } else {
                return false;
            }
        }
        while (in < length && roles[in] == ANY) {
            in++;
        }
        return in == length;
    }
}
