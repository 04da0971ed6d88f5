package io.sluice.planner.function.math;

/** Approximate numbers, where a result outside the domain is an error as it is for the kernels. */
final class Reals {
    private Reals() {}

    static double positive(double number, String function) {
        if (number <= 0) {
            throw new IllegalArgumentException(function + " takes numbers above 0, not " + number);
        }
        return number;
    }

    static double log(double base, double number) {
        return Math.log(positive(number, "LOG")) / Math.log(positive(base, "LOG"));
    }

    static double log2(double number) {
        double positive = positive(number, "LOG2");
        int exponent = Math.getExponent(positive);
        // Powers of two exactly.
        return positive == Math.scalb(1.0, exponent) ? exponent : Math.log(positive) / Math.log(2);
    }

    /** @param number in [-1, 1] */
    static double unit(double number, String function) {
        if (number < -1 || number > 1) {
            throw new IllegalArgumentException(function + " takes numbers from -1 to 1, not " + number);
        }
        return number;
    }

    static double asinh(double x) {
        double size = Math.abs(x);
        return Math.copySign(Math.log(size + Math.sqrt(size * size + 1)), x);
    }

    static double acosh(double x) {
        if (x < 1) {
            throw new IllegalArgumentException("ACOSH takes numbers from 1, not " + x);
        }
        return Math.log(x + Math.sqrt(x * x - 1));
    }

    static double atanh(double x) {
        return 0.5 * Math.log1p(2 * unit(x, "ATANH") / (1 - x));
    }

    /** The number of the bucket, from 1; 0 below and one more than there are above the range. */
    static long bucket(double value, double low, double high, long buckets) {
        if (buckets <= 0 || low == high || Double.isNaN(value) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException(
                    "WIDTH_BUCKET needs two different ends, a value and at least one bucket");
        }
        double share = (value - low) / (high - low);
        return share < 0 ? 0 : share >= 1 ? buckets + 1 : (long) (share * buckets) + 1;
    }
}
