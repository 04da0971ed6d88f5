package io.sluice.runtime.batch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes REAL and DOUBLE with the fewest digits that read back as the same value: {@code 1.0}, {@code 0.001}, {@code 1e+20}. */
final class DoubleText {
    private static final int LARGEST_PLAIN_EXPONENT = 15;
    private static final int SMALLEST_PLAIN_EXPONENT = -5;
    private static final double EXACT = 1e15;

    private DoubleText() {}

    static void append(double value, TextBuffer out) {
        if (special(value, out)) {
            return;
        }
        double magnitude = Math.abs(value);
        // A quotient of two exact numbers is rounded once, as reading the digits would be.
        double power = 1;
        for (int digits = 0; digits <= 6 && magnitude >= 1e-3; digits++, power *= 10) {
            double scaled = Math.rint(magnitude * power);
            if (scaled >= EXACT) {
                break;
            }
            if (scaled / power == magnitude) {
                fixed((long) scaled, digits, value < 0, out);
                return;
            }
        }
        general(shortest(value), out);
    }

    static void append(float value, TextBuffer out) {
        if (!special(value, out)) {
            general(shortest(value), out);
        }
    }

    private static boolean special(double value, TextBuffer out) {
        if (Double.isNaN(value)) {
            out.text("NaN");
        } else if (Double.isInfinite(value)) {
            out.text(value > 0 ? "Infinity" : "-Infinity");
        } else if (value == 0) {
            out.text(1 / value > 0 ? "0.0" : "-0.0");
        } else {
            return false;
        }
        return true;
    }

    private static void fixed(long scaled, int digits, boolean negative, TextBuffer out) {
        if (negative) {
            out.ascii('-');
        }
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        out.digits(scaled / power, 1).ascii('.');
        out.digits(scaled % power, Math.max(1, digits));
    }

    /** Before Java 19 the platform's own text sometimes has a digit too many. */
    private static BigDecimal shortest(double value) {
        BigDecimal best = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        for (int digits = best.precision() - 1; digits >= 15; digits--) {
            BigDecimal shorter = best.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() != value) {
                break;
            }
            best = shorter.stripTrailingZeros();
        }
        return best;
    }

    private static BigDecimal shortest(float value) {
        BigDecimal best = new BigDecimal(Float.toString(value)).stripTrailingZeros();
        for (int digits = best.precision() - 1; digits >= 6; digits--) {
            BigDecimal shorter = best.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.floatValue() != value) {
                break;
            }
            best = shorter.stripTrailingZeros();
        }
        return best;
    }

    private static void general(BigDecimal value, TextBuffer out) {
        String digits = value.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - value.scale();
        if (value.signum() < 0) {
            out.ascii('-');
        }
        if (exponent < SMALLEST_PLAIN_EXPONENT + 1 || exponent > LARGEST_PLAIN_EXPONENT) {
            out.ascii(digits.charAt(0));
            if (digits.length() > 1) {
                out.ascii('.').text(digits.substring(1));
            }
            out.ascii('e').ascii(exponent < 0 ? '-' : '+').digits(Math.abs(exponent), 2);
            return;
        }
        String plain = value.abs().toPlainString();
        out.text(plain);
        if (plain.indexOf('.') < 0) {
            out.text(".0");
        }
    }
}
