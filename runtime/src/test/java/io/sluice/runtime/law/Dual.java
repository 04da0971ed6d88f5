package io.sluice.runtime.law;

import java.util.Arrays;

/** The same SQL in our dialect and in DuckDB's. */
record Dual(String ours, String duck) {
    static Dual same(String text) {
        return new Dual(text, text);
    }

    /** Puts parts in the places of {@code %s}. */
    static Dual format(String pattern, Dual... parts) {
        return format(pattern, pattern, parts);
    }

    static Dual format(String ours, String duck, Dual... parts) {
        return new Dual(
                String.format(ours, Arrays.stream(parts).map(Dual::ours).toArray()),
                String.format(duck, Arrays.stream(parts).map(Dual::duck).toArray()));
    }

    static Dual join(String separator, Iterable<Dual> parts) {
        StringBuilder ours = new StringBuilder();
        StringBuilder duck = new StringBuilder();
        for (Dual part : parts) {
            ours.append(ours.isEmpty() ? "" : separator).append(part.ours);
            duck.append(duck.isEmpty() ? "" : separator).append(part.duck);
        }
        return new Dual(ours.toString(), duck.toString());
    }
}
