package io.sluice.runtime.function;

import io.sluice.function.AggregateFunction;
import io.sluice.planner.function.UserAggregate;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An application's aggregate for arguments of certain types. */
record JavaAggregate<A, R>(
        String name,
        AggregateFunction<A, R> function,
        Parameters parameters,
        List<SqlType> given,
        SqlType type,
        JavaMethod accumulate,
        Optional<JavaMethod> retract,
        Optional<JavaMethod> merge)
        implements UserAggregate {
    @Override
    public boolean retracts() {
        return retract.isPresent();
    }

    @Override
    public boolean merges() {
        return merge.isPresent();
    }

    @Override
    public Object create() {
        return guarded(function::createAccumulator);
    }

    @Override
    public void accumulate(Object accumulator, Object[] args) {
        call(accumulate, accumulator, args);
    }

    @Override
    public void retract(Object accumulator, Object[] args) {
        call(retract.orElseThrow(), accumulator, args);
    }

    private void call(JavaMethod method, Object accumulator, Object[] args) {
        Object[] arguments = parameters.arguments(args, given, accumulator);
        if (arguments != null) {
            guarded(() -> method.call(arguments));
        }
    }

    @Override
    public void merge(Object accumulator, Object other) {
        guarded(() -> merge.orElseThrow().call(new Object[] {accumulator, other}));
    }

    @Override
    @SuppressWarnings("unchecked") // accumulators come from create() and read()
    public Object result(Object accumulator) {
        return guarded(() -> JavaValues.fromJava(function.result((A) accumulator), type, "its result"));
    }

    @Override
    @SuppressWarnings("unchecked") // as in result()
    public byte[] write(Object accumulator) {
        return guarded(() -> function.serializer().write((A) accumulator));
    }

    @Override
    public Object read(byte[] bytes) {
        return guarded(
                () -> function.serializer().read(bytes, function.getClass().getClassLoader()));
    }

    private <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (SluiceException e) {
            throw e;
        } catch (RuntimeException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new SluiceException(ErrorCode.INVALID_ARGUMENT, name + ": " + reason, e);
        }
    }
}
