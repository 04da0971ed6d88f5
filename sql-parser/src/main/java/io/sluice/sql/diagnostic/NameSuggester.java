package io.sluice.sql.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name was meant to be: the candidate with the fewest edits, ignoring case. */
public final class NameSuggester {
    private NameSuggester() {}

    /**
     * The candidate nearest to {@code name}, in its own spelling: at most one edit (insert, delete, replace, swap of
     * neighbours) for each three characters, and at least one. The first of equally near candidates wins.
     */
    public static Optional<String> suggest(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int best = Math.max(1, (wanted.length() + 1) / 3) + 1;
        String nearest = null;
        for (String candidate : candidates) {
            String other = candidate.toLowerCase(Locale.ROOT);
            if (Math.abs(other.length() - wanted.length()) >= best) {
                continue;
            }
            int distance = distance(wanted, other);
            if (distance < best && distance < Math.max(wanted.length(), other.length())) {
                best = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** A ready hint, {@code did you mean "total"?}, or empty text when nothing is near. */
    public static String hint(String name, Collection<String> candidates) {
        return suggest(name, candidates)
                .map(found -> "did you mean \"" + found + "\"?")
                .orElse("");
    }

    /** Edit distance in which a swap of two neighbours counts once. */
    private static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replace = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int value = Math.min(replace, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    value = Math.min(value, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = value;
            }
        }
        return rows[a.length()][b.length()];
    }
}
