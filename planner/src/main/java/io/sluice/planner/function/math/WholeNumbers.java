package io.sluice.planner.function.math;

/** Whole numbers; what does not fit 64 bits is an error. */
final class WholeNumbers {
    private WholeNumbers() {}

    static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return Math.absExact(x);
    }

    static long lcm(long a, long b) {
        return a == 0 || b == 0 ? 0 : Math.absExact(Math.multiplyExact(a / gcd(a, b), b));
    }

    static long factorial(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("there is no factorial of a negative number");
        }
        long product = 1;
        for (long i = 2; i <= n; i++) {
            product = Math.multiplyExact(product, i);
        }
        return product;
    }

    static long quotient(long a, long b) {
        if (b == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (a == Long.MIN_VALUE && b == -1) {
            throw new ArithmeticException("the quotient does not fit BIGINT");
        }
        return a / b;
    }

    static long shiftLeft(long number, long places) {
        checkPlaces(places);
        return places >= Long.SIZE ? 0 : number << places;
    }

    static long shiftRight(long number, long places) {
        checkPlaces(places);
        return number >> Math.min(places, Long.SIZE - 1);
    }

    private static void checkPlaces(long places) {
        if (places < 0) {
            throw new IllegalArgumentException("cannot shift by " + places + " places");
        }
    }
}
