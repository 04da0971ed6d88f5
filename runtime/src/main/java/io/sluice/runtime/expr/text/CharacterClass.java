package io.sluice.runtime.expr.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** A regular expression that matches one character, or a run of them, as a table of the ASCII characters it takes. */
record CharacterClass(boolean[] ascii, boolean run) {
    private static final String SPECIAL = "\\[](){}.*+?^$|";

    /** Empty for any other expression. */
    static Optional<CharacterClass> of(String regex) {
        boolean run = regex.length() > 1 && regex.endsWith("+");
        String one = run ? regex.substring(0, regex.length() - 1) : regex;
        if (!isBracketed(one) && !one.matches("\\\\[sSwWdD]") && !isPlain(one)) {
            return Optional.empty();
        }
        Pattern pattern = Pattern.compile(one);
        boolean[] ascii = new boolean[128];
        for (char c = 0; c < ascii.length; c++) {
            ascii[c] = pattern.matcher(String.valueOf(c)).matches();
        }
        return Optional.of(new CharacterClass(ascii, run));
    }

    private static boolean isBracketed(String text) {
        return text.length() > 2
                && text.startsWith("[")
                && text.indexOf('[', 1) < 0
                && text.indexOf(']') == text.length() - 1;
    }

    private static boolean isPlain(String text) {
        return text.length() == 1 && text.charAt(0) < 128 && SPECIAL.indexOf(text.charAt(0)) < 0;
    }
}
