package io.sluice.runtime.expr.text;

import io.sluice.planner.function.text.RegularExpressions;
import io.sluice.runtime.memory.Memory;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;

/**
 * Searches UTF-8 text by address for a regular expression. A text without the words that every match contains is not looked at any further;
 * with them, the search begins where the first match can. ASCII text is matched as bytes, other text as a String. For one thread at a time.
 */
final class TextSearch {
    /** What to say of a row for which the matcher runs out of stack. */
    static final String TOO_DEEP = "the regular expression or the value nests too deeply";

    private final Matcher matcher;
    private final RequiredText required;
    private final AsciiText ascii = new AsciiText();
    private boolean isAscii;

    /** @param flags letters as {@link RegularExpressions#compile} takes them */
    TextSearch(String pattern, String flags) {
        this.matcher = RegularExpressions.compile(pattern, flags).matcher("");
        this.required = RequiredText.of(pattern, flags);
    }

    /** Whether there is a match, if nobody asks where. */
    boolean matches(long text, int length) {
        return required.isAll()
                ? Utf8.indexOf(text, length, required.bytes(), required.bytes().length) >= 0
                : find(text, length);
    }

    /**
     * Looks for the first match, which the other methods then tell of.
     *
     * @throws StackOverflowError as the matcher does
     */
    boolean find(long text, int length) {
        byte[] words = required.bytes();
        int at = Utf8.indexOf(text, length, words, words.length);
        if (at < 0) {
            return false;
        }
        isAscii = ascii.read(text, length);
        if (!isAscii) {
            byte[] bytes = new byte[length];
            Memory.copy(text, bytes, 0, length);
            matcher.reset(new String(bytes, StandardCharsets.UTF_8));
            return matcher.find();
        }
        matcher.reset(ascii);
        return matcher.find(at - Math.min(at, required.mostBefore()));
    }

    /** Whether the text of the last match was ASCII: then characters are bytes. */
    boolean isAscii() {
        return isAscii;
    }

    /** Where a group of the last match begins, in characters; −1 if it took no part. */
    int start(int group) {
        return matcher.start(group);
    }

    int end(int group) {
        return matcher.end(group);
    }

    String group(int group) {
        return matcher.group(group);
    }
}
