package io.sluice.runtime.expr.text;

import java.nio.charset.StandardCharsets;

/**
 * What is known of every match of a regular expression.
 *
 * @param bytes ASCII characters that it contains; empty if none are known
 * @param mostBefore how many characters of the match stand before them at most; {@link Integer#MAX_VALUE} if that is not known
 * @param isAll whether a text has a match exactly if it contains them
 */
record RequiredText(byte[] bytes, int mostBefore, boolean isAll) {
    private static final RequiredText NOTHING = new RequiredText(new byte[0], Integer.MAX_VALUE, false);

    /** @param flags letters as {@link io.sluice.planner.function.text.RegularExpressions#compile} takes them */
    static RequiredText of(String regex, String flags) {
        for (char flag : flags.toCharArray()) {
            // Case, comments and literal patterns have other rules.
            if ("mnscg".indexOf(flag) < 0) {
                return NOTHING;
            }
        }
        try {
            return new PatternReader(regex).read();
        } catch (PatternReader.Unknown e) {
            return NOTHING;
        }
    }

    static RequiredText of(String text, int mostBefore, boolean isAll) {
        return new RequiredText(text.getBytes(StandardCharsets.US_ASCII), mostBefore, isAll);
    }
}
