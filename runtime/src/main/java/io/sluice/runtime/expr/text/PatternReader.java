package io.sluice.runtime.expr.text;

/**
 * Reads a valid regular expression as far as it is made of characters, classes, groups and their repetitions, to find the longest run of
 * characters that every match contains, and how far from its beginning. Whatever else it meets it gives up on.
 */
final class PatternReader {
    /** Thrown at what is not understood, which is no error. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1;

        Unknown() {
            super(null, null, false, false);
        }
    }

    private static final int ANY = Integer.MAX_VALUE;
    private static final String ONE_CHARACTER = "dDsSwWhHvVtnrfae";
    private static final String NO_CHARACTER = "bBAzZ";

    private final String regex;
    private int at;

    /** The character that the last part stands for, exactly once; −1 if it is anything else. */
    private int literal;

    /** The run being read, and how many characters may stand before it. */
    private final StringBuilder run = new StringBuilder();

    private int beforeRun;
    private String best = "";
    private int beforeBest = ANY;

    PatternReader(String regex) {
        this.regex = regex;
    }

    RequiredText read() throws Unknown {
        int most = 0;
        boolean plain = true;
        while (at < regex.length()) {
            int before = most;
            most = sum(most, part());
            plain &= literal >= 0;
            if (literal < 0) {
                endRun();
                continue;
            }
            if (run.length() == 0) {
                beforeRun = before;
            }
            run.append((char) literal);
        }
        endRun();
        return RequiredText.of(best, beforeBest, plain && !best.isEmpty());
    }

    private void endRun() {
        if (run.length() > best.length()) {
            best = run.toString();
            beforeBest = beforeRun;
        }
        run.setLength(0);
    }

    /** Reads one element with its quantifier; gives the most characters it can take. */
    private int part() throws Unknown {
        int character = character();
        int width = character >= 0 ? 1 : element();
        int from = at;
        int times = quantifier();
        literal = from == at ? character : -1;
        return width == 0 ? 0 : times == ANY ? ANY : width;
    }

    /** Reads an ASCII character that stands for itself; −1 if there is something else. */
    private int character() {
        char c = regex.charAt(at);
        if (c == '\\' && at + 1 < regex.length()) {
            char escaped = regex.charAt(at + 1);
            boolean sign = escaped > ' ' && escaped < 127 && !Character.isLetterOrDigit(escaped);
            at += sign ? 2 : 0;
            return sign ? escaped : -1;
        }
        boolean plain = c < 128 && "\\[](){}|.*+?^$".indexOf(c) < 0;
        at += plain ? 1 : 0;
        return plain ? c : -1;
    }

    /** Reads anything else that can stand by itself; gives the most characters it can take. */
    private int element() throws Unknown {
        char c = regex.charAt(at++);
        switch (c) {
            case '^', '$':
                return 0;
            case '(':
                return group();
            case '[':
                return characterClass();
            case '\\':
                return escape();
            default:
                if (c == '.' || c >= 128) {
                    return 1;
                }
                throw new Unknown();
        }
    }

    private int escape() throws Unknown {
        char escaped = regex.charAt(at++);
        if (ONE_CHARACTER.indexOf(escaped) >= 0) {
            return 1;
        }
        if (NO_CHARACTER.indexOf(escaped) >= 0) {
            return 0;
        }
        throw new Unknown();
    }

    /** The rest of a group: the longest of its alternatives. */
    private int group() throws Unknown {
        if (regex.startsWith("?:", at)) {
            at += 2;
        }
        int longest = 0;
        int alternative = 0;
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c != ')' && c != '|') {
                alternative = sum(alternative, part());
                continue;
            }
            at++;
            longest = Math.max(longest, alternative);
            alternative = 0;
            if (c == ')') {
                return longest;
            }
        }
        throw new Unknown();
    }

    /** The rest of a class without classes in it. */
    private int characterClass() throws Unknown {
        at += regex.startsWith("^", at) ? 1 : 0;
        int first = at;
        for (; at < regex.length(); at++) {
            char c = regex.charAt(at);
            if (c == '[' || regex.startsWith("&&", at) || c == ']' && at == first) {
                throw new Unknown();
            }
            if (c == ']') {
                at++;
                return 1;
            }
            if (c == '\\') {
                at++;
                char escaped = at < regex.length() ? regex.charAt(at) : 'Q';
                if (Character.isLetterOrDigit(escaped) && ONE_CHARACTER.indexOf(escaped) < 0) {
                    throw new Unknown();
                }
            }
        }
        throw new Unknown();
    }

    /** How often at most the element just read is taken. */
    private int quantifier() throws Unknown {
        if (at == regex.length()) {
            return 1;
        }
        char c = regex.charAt(at);
        if (c == '{') {
            throw new Unknown();
        }
        boolean repeats = c == '*' || c == '+';
        if (repeats || c == '?') {
            at++;
            if (regex.startsWith("+", at)) {
                // The matcher may show what such a group took before the match: see the same by searching from the
                // beginning.
                throw new Unknown();
            }
            at += regex.startsWith("?", at) ? 1 : 0;
        }
        return repeats ? ANY : 1;
    }

    private static int sum(int a, int b) {
        return (int) Math.min(ANY, (long) a + b);
    }
}
