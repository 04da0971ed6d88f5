package io.sluice.runtime.batch;

/** Reads the words for true and false. */
final class BooleanText {
    private static final String[] TRUE = {"true", "t", "yes", "y", "on", "1"};
    private static final String[] FALSE = {"false", "f", "no", "n", "off", "0"};

    private BooleanText() {}

    /** 1 for true, 0 for false, −1 for anything else. */
    static int parse(byte[] bytes, int from, int to) {
        for (String word : TRUE) {
            if (isWord(bytes, from, to, word)) {
                return 1;
            }
        }
        for (String word : FALSE) {
            if (isWord(bytes, from, to, word)) {
                return 0;
            }
        }
        return -1;
    }

    /** Whether the bytes are this word of lower-case letters or digits, in any case. */
    static boolean isWord(byte[] bytes, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            int b = bytes[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
