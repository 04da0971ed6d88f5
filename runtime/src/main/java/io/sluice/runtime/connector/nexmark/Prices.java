package io.sluice.runtime.connector.nexmark;

/** Prices in cents: logarithms spread evenly, from 100 to 100 million, so that there are many small ones and few large. */
final class Prices {
    private static final int BITS = 16;
    private static final long[] QUANTILES = quantiles();

    private Prices() {}

    static long of(long randomBits) {
        return QUANTILES[(int) (randomBits >>> Long.SIZE - BITS)];
    }

    private static long[] quantiles() {
        long[] prices = new long[1 << BITS];
        for (int i = 0; i < prices.length; i++) {
            // StrictMath, since every machine must make the same prices.
            prices[i] = Math.round(StrictMath.pow(10, 6.0 * i / prices.length) * 100);
        }
        return prices;
    }
}
