package io.sluice.runtime.function;

import io.sluice.function.KeyedFunction;
import io.sluice.function.Row;
import io.sluice.planner.function.UserKeyed;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A keyed function in Java. */
record JavaKeyed<S, R>(String name, KeyedFunction<S, R> function, SqlType row, RowType rowType) implements UserKeyed {
    @Override
    public Object create() {
        return function.createState();
    }

    @Override
    @SuppressWarnings("unchecked") // states come from create() and read()
    public void onRow(RowType input, Object state, Object[] values, Effects effects) {
        function.onRow((S) state, new Values(input, values), new Calls(effects));
    }

    @Override
    @SuppressWarnings("unchecked") // as in onRow()
    public void onTimer(Object state, boolean eventTime, long micros, Effects effects) {
        function.onTimer((S) state, instant(micros), new Calls(effects));
    }

    @Override
    @SuppressWarnings("unchecked") // as in onRow()
    public byte[] write(Object state) {
        return function.serializer().write((S) state);
    }

    @Override
    public Object read(byte[] bytes) {
        return function.serializer().read(bytes, function.getClass().getClassLoader());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Up: a timer must not be called before its time. */
    private static long micros(Instant time) {
        return Duration.between(Instant.EPOCH, time).plusNanos(999).toNanos() / 1_000;
    }

    private record Values(RowType type, Object[] values) implements Row {
        @Override
        public Object get(String column) {
            int index = type.indexOf(column);
            if (index < 0) {
                throw new IllegalArgumentException("no column \"" + column + "\"; there are " + type.names());
            }
            return JavaValues.natural(values[index], type.type(index));
        }
    }

    private final class Calls implements KeyedFunction.Context<R> {
        private final Effects effects;

        Calls(Effects effects) {
            this.effects = effects;
        }

        @Override
        public Object key(int index) {
            return JavaValues.natural(effects.key()[index], effects.keyType().type(index));
        }

        @Override
        public void emit(R value) {
            Object converted = JavaValues.fromJava(value, row, "its row");
            effects.emit(row.kind() == TypeKind.ROW ? converted : java.util.Collections.singletonList(converted));
        }

        @Override
        public void registerEventTimer(Instant time) {
            effects.register(true, micros(time));
        }

        @Override
        public void registerClockTimer(Instant time) {
            effects.register(false, micros(time));
        }

        @Override
        public void cancelEventTimer(Instant time) {
            effects.cancel(true, micros(time));
        }

        @Override
        public void cancelClockTimer(Instant time) {
            effects.cancel(false, micros(time));
        }

        @Override
        public void clear() {
            effects.clear();
        }

        @Override
        public Instant watermark() {
            long watermark = effects.watermark();
            if (watermark == Long.MIN_VALUE) {
                return Instant.MIN;
            }
            return watermark == Long.MAX_VALUE ? Instant.MAX : instant(watermark);
        }

        @Override
        public Instant now() {
            return instant(effects.nowMicros());
        }
    }
}
