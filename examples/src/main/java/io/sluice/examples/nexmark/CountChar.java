package io.sluice.examples.nexmark;

import io.sluice.function.ScalarFunction;

/** How often a character occurs in a text: the user function of Nexmark's q14. */
public final class CountChar implements ScalarFunction {
    /** @param character a text of one character; of a longer one only the first counts, of none nothing */
    public Long eval(String text, String character) {
        if (text == null || character == null) {
            return null;
        }
        if (character.isEmpty()) {
            return 0L;
        }
        char wanted = character.charAt(0);
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == wanted) {
                count++;
            }
        }
        return count;
    }
}
