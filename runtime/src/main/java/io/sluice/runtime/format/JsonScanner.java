package io.sluice.runtime.format;

/** Finds JSON values in bytes without making objects. Checks form, not the sense of numbers and escapes. Not thread-safe. */
final class JsonScanner {
    static final byte BAD = -1;
    static final byte NULL = 0;
    static final byte FALSE = 1;
    static final byte TRUE = 2;
    static final byte NUMBER = 3;
    static final byte STRING = 4;
    /** A string with backslashes in it. */
    static final byte ESCAPED = 5;

    static final byte ARRAY = 6;
    static final byte OBJECT = 7;

    private final TextEnd textEnd = TextEnd.atOrControl((byte) '"', (byte) '\\');
    private byte[] bytes = {};
    private int at;
    private int end;
    private int start;
    private int stop;
    private int seen;

    /** Scans {@code bytes[from, to)} from now on. */
    void set(byte[] source, int from, int to) {
        bytes = source;
        at = from;
        end = to;
        seen = 0;
    }

    /** Where the next character to look at is. */
    int at() {
        return at;
    }

    /** Nothing but blanks is left. */
    boolean isAtEnd() {
        blanks();
        return at == end;
    }

    /** Start of the last value; inside its quotes for a string. */
    int start() {
        return start;
    }

    /** End of the last value; inside its quotes for a string. */
    int stop() {
        return stop;
    }

    /** No byte scanned since {@link #set} was beyond ASCII. */
    boolean isAscii() {
        return seen >= 0;
    }

    /** Passes blanks and then this character, if it is there. */
    boolean take(char wanted) {
        blanks();
        if (at < end && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Passes a string; false when there is none. */
    boolean name() {
        blanks();
        return at < end && bytes[at] == '"' && string() != BAD;
    }

    /** Passes a value and gives its kind; {@link #BAD} when there is none or it has no end. */
    byte value() {
        blanks();
        if (at == end) {
            return BAD;
        }
        return switch (bytes[at]) {
            case '"' -> string();
            case '{' -> nested(OBJECT);
            case '[' -> nested(ARRAY);
            case 't' -> word("true", TRUE);
            case 'f' -> word("false", FALSE);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private void blanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
    }

    private byte string() {
        byte kind = STRING;
        start = at + 1;
        int i = textEnd.find(bytes, start, end);
        boolean ascii = textEnd.isAscii();
        while (i < end && bytes[i] == '\\') {
            kind = ESCAPED;
            // What a backslash stands before is checked where it is resolved.
            ascii &= i + 1 >= end || bytes[i + 1] >= 0;
            i = textEnd.find(bytes, Math.min(i + 2, end), end);
            ascii &= textEnd.isAscii();
        }
        if (i == end) {
            at = end;
            return BAD;
        }
        if (bytes[i] != '"') {
            return BAD;
        }
        stop = i;
        at = i + 1;
        seen |= ascii ? 0 : -1;
        return kind;
    }

    private byte number() {
        start = at;
        int i = at;
        while (i < end && isOfNumber(bytes[i])) {
            i++;
        }
        at = i;
        stop = i;
        return i == start ? BAD : NUMBER;
    }

    private static boolean isOfNumber(byte b) {
        return b >= '0' && b <= '9' || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
    }

    private byte word(String word, byte kind) {
        if (end - at < word.length()) {
            return BAD;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return BAD;
            }
        }
        start = at;
        at += word.length();
        stop = at;
        return kind;
    }

    private byte nested(byte kind) {
        int from = at;
        int depth = 0;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                if (string() == BAD) {
                    return BAD;
                }
                continue;
            }
            if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            seen |= b;
            at++;
            if (depth == 0) {
                start = from;
                stop = at;
                return kind;
            }
        }
        return BAD;
    }
}
