package io.sluice.planner.function.text;

/** How far two texts are apart. */
final class Distances {
    private Distances() {}

    /** The fewest insertions, deletions and replacements of characters that turn one into the other. */
    static int levenshtein(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length];
    }

    /** In how many places two texts of one length differ. */
    static int hamming(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        if (a.length != b.length) {
            throw new IllegalArgumentException("HAMMING compares texts of one length");
        }
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            count += a[i] == b[i] ? 0 : 1;
        }
        return count;
    }

    /** Of English words: a letter and three digits; empty for a text without a letter. */
    static String soundex(String text) {
        String codes = "01230120022455012623010202";
        StringBuilder result = new StringBuilder();
        char last = '0';
        for (char c : Characters.upper(text).toCharArray()) {
            if (c < 'A' || c > 'Z') {
                continue;
            }
            char code = codes.charAt(c - 'A');
            if (result.isEmpty()) {
                result.append(c);
            } else if (code != '0' && code != last) {
                result.append(code);
            }
            // H and W do not part equal codes, vowels do.
            last = c == 'H' || c == 'W' ? last : code;
            if (result.length() == 4) {
                break;
            }
        }
        return result.isEmpty() ? "" : (result + "000").substring(0, 4);
    }
}
