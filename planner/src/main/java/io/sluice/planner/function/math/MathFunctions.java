package io.sluice.planner.function.math;

import static io.sluice.planner.function.JavaFunction.of;
import static io.sluice.planner.function.Parameter.NUMBER;
import static io.sluice.planner.function.Parameter.WHOLE;

import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.Result;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The functions of numbers that have no kernel. */
public final class MathFunctions {
    public static final List<JavaFunction> ALL = List.of(
            of("PI", Result.NUMBER, () -> Math.PI),
            of("E", Result.NUMBER, () -> Math.E),
            of("SIN", Result.NUMBER, NUMBER, Math::sin),
            of("COS", Result.NUMBER, NUMBER, Math::cos),
            of("TAN", Result.NUMBER, NUMBER, Math::tan),
            of("COT", Result.NUMBER, NUMBER, x -> 1 / Math.tan(x)),
            of("ASIN", Result.NUMBER, NUMBER, x -> Math.asin(Reals.unit(x, "ASIN"))),
            of("ACOS", Result.NUMBER, NUMBER, x -> Math.acos(Reals.unit(x, "ACOS"))),
            of("ATAN", Result.NUMBER, NUMBER, Math::atan),
            of("ATAN2", Result.NUMBER, NUMBER, NUMBER, Math::atan2),
            of("SINH", Result.NUMBER, NUMBER, Math::sinh),
            of("COSH", Result.NUMBER, NUMBER, Math::cosh),
            of("TANH", Result.NUMBER, NUMBER, Math::tanh),
            of("ASINH", Result.NUMBER, NUMBER, Reals::asinh),
            of("ACOSH", Result.NUMBER, NUMBER, Reals::acosh),
            of("ATANH", Result.NUMBER, NUMBER, Reals::atanh),
            of("DEGREES", Result.NUMBER, NUMBER, Math::toDegrees),
            of("RADIANS", Result.NUMBER, NUMBER, Math::toRadians),
            of("CBRT", Result.NUMBER, NUMBER, Math::cbrt),
            of("LOG", Result.NUMBER, NUMBER, x -> Math.log10(Reals.positive(x, "LOG"))),
            of("LOG", Result.NUMBER, NUMBER, NUMBER, Reals::log),
            of("LOG2", Result.NUMBER, NUMBER, Reals::log2),
            of("ISNAN", Result.TRUTH, NUMBER, x -> Double.isNaN(x)),
            of("ISINF", Result.TRUTH, NUMBER, x -> Double.isInfinite(x)),
            of("ISFINITE", Result.TRUTH, NUMBER, x -> Double.isFinite(x)),
            of("GCD", Result.WHOLE, WHOLE, WHOLE, WholeNumbers::gcd),
            of("LCM", Result.WHOLE, WHOLE, WHOLE, WholeNumbers::lcm),
            of("FACTORIAL", Result.WHOLE, WHOLE, WholeNumbers::factorial),
            of("DIV", Result.WHOLE, WHOLE, WHOLE, WholeNumbers::quotient),
            of("WIDTH_BUCKET", Result.WHOLE, NUMBER, NUMBER, NUMBER, WHOLE, Reals::bucket),
            of("BITAND", Result.WHOLE, WHOLE, WHOLE, (a, b) -> a & b),
            of("BITOR", Result.WHOLE, WHOLE, WHOLE, (a, b) -> a | b),
            of("BITXOR", Result.WHOLE, WHOLE, WHOLE, (a, b) -> a ^ b),
            of("XOR", Result.WHOLE, WHOLE, WHOLE, (a, b) -> a ^ b),
            of("BITNOT", Result.WHOLE, WHOLE, a -> ~a),
            of("BIT_COUNT", Result.WHOLE, WHOLE, a -> (long) Long.bitCount(a)),
            of("SHIFT_LEFT", Result.WHOLE, WHOLE, WHOLE, WholeNumbers::shiftLeft),
            of("SHIFT_RIGHT", Result.WHOLE, WHOLE, WHOLE, WholeNumbers::shiftRight),
            of("RANDOM", Result.NUMBER, () -> ThreadLocalRandom.current().nextDouble())
                    .random(),
            of("RAND", Result.NUMBER, () -> ThreadLocalRandom.current().nextDouble())
                    .random(),
            of("GEN_RANDOM_UUID", Result.TEXT, () -> UUID.randomUUID().toString())
                    .random());

    private MathFunctions() {}
}
