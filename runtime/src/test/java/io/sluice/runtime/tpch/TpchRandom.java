package io.sluice.runtime.tpch;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Draws for the columns of the tables. */
final class TpchRandom {
    private static final String[] WORDS = {
        "quick",
        "silent",
        "final",
        "special",
        "pending",
        "ironic",
        "express",
        "regular",
        "bold",
        "even",
        "packages",
        "requests",
        "deposits",
        "accounts",
        "theodolites",
        "pinto",
        "beans",
        "foxes",
        "Customer",
        "Complaints"
    };

    private final SplittableRandom random;

    TpchRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Both ends included. */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** With two digits after the point. */
    BigDecimal money(int fromCents, int toCents) {
        return BigDecimal.valueOf(between(fromCents, toCents), 2);
    }

    String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(oneOf(WORDS));
        }
        return text.toString();
    }

    /** A telephone number, which begins with the number of the nation plus 10. */
    String phone(int nation) {
        return 10 + nation + "-" + between(100, 999) + "-" + between(100, 999) + "-" + between(1_000, 9_999);
    }
}
