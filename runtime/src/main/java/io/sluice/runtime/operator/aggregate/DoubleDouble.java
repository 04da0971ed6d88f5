package io.sluice.runtime.operator.aggregate;

/** A number as the sum of two doubles, good for about 32 digits: what differences of large sums need to stay true. */
record DoubleDouble(double high, double low) {
    DoubleDouble minus(DoubleDouble other) {
        double sum = high - other.high;
        double part = sum - high;
        double error = (high - (sum - part)) - (other.high + part);
        return normal(sum, error + low - other.low);
    }

    DoubleDouble times(DoubleDouble other) {
        double product = high * other.high;
        double error = Math.fma(high, other.high, -product);
        return normal(product, error + high * other.low + low * other.high);
    }

    DoubleDouble dividedBy(double divisor) {
        double quotient = high / divisor;
        double rest = Math.fma(-quotient, divisor, high) + low;
        return normal(quotient, rest / divisor);
    }

    double value() {
        return high + low;
    }

    private static DoubleDouble normal(double high, double low) {
        double sum = high + low;
        // Beyond the largest double the error terms are meaningless.
        return new DoubleDouble(Double.isFinite(sum) ? sum : high, Double.isFinite(sum) ? low - (sum - high) : 0);
    }
}
