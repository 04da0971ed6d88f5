package io.sluice.runtime.operator.keyed;

import io.sluice.planner.function.UserKeyed;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives rows and timers to a function of the application, key by key. Rows that only come; one of weight n is given n times. At the end of a
 * tick the timers that the watermark or the clock has passed are called, event time first, also those that such calls add.
 */
public final class KeyedFunctionOperator implements Operator {
    /** A rough guess; what an application's object holds nobody can tell. */
    private static final long BYTES_PER_KEY = 128;

    private final OperatorContext context;
    private final UserKeyed function;
    private final RowType input;
    private final int[] keys;
    private final RowType keyType;
    private final Map<List<Object>, KeyState> states = new LinkedHashMap<>();
    private final Timers eventTimers = new Timers();
    private final Timers clockTimers = new Timers();
    private final BatchBuilder output;
    private long watermark = Tick.NO_WATERMARK;

    /** @param keys columns of the input */
    public KeyedFunctionOperator(UserKeyed function, RowType input, List<Integer> keys, OperatorContext context) {
        this.context = context;
        this.function = function;
        this.input = input;
        this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
        this.keyType = input.project(keys);
        this.output = new BatchBuilder(function.rowType(), context.allocator());
    }

    @Override
    public void process(int inputIndex, ChangeBatch batch, Output out) {
        try (batch) {
            Object[] row = new Object[input.size()];
            for (int i = 0; i < batch.rowCount(); i++) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = Values.get(batch.column(column), i);
                }
                for (long n = batch.weight(i); n > 0; n--) {
                    onRow(batch, i, row);
                }
            }
        }
        flush(out);
    }

    private void onRow(ChangeBatch batch, int index, Object[] row) {
        KeyState key = states.computeIfAbsent(keyOf(row), k -> new KeyState(k, null));
        Call call = new Call(key);
        try {
            if (key.state == null) {
                key.state = function.create();
            }
            function.onRow(input, key.state, row.clone(), call);
        } catch (RuntimeException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            context.rejected()
                    .failed(batch, index, ErrorCode.INVALID_ARGUMENT, function.name() + ": " + reason, SourceSpan.NONE);
        }
        if (key.state == null) {
            states.remove(key.key);
        }
        call.end();
    }

    private List<Object> keyOf(Object[] row) {
        Object[] key = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Object value = row[keys[i]];
            // Bytes are equal by content only inside a list of their values.
            key[i] = value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
        }
        return Arrays.asList(key);
    }

    @Override
    public void endTick(Tick tick, Output out) {
        watermark = tick.watermark();
        // A row at the watermark itself may still come.
        while (eventTimers.next() < watermark || watermark == Tick.END_OF_INPUT && eventTimers.size() > 0) {
            fire(eventTimers, true);
        }
        while (clockTimers.next() <= tick.nowMicros()) {
            fire(clockTimers, false);
        }
        flush(out);
    }

    private void fire(Timers timers, boolean eventTime) {
        long time = timers.next();
        for (KeyState key : timers.take()) {
            if (states.get(key.key) != key) {
                continue;
            }
            Call call = new Call(key);
            try {
                function.onTimer(key.state, eventTime, time, call);
            } catch (SluiceException e) {
                throw e;
            } catch (RuntimeException e) {
                String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                throw new SluiceException(
                        ErrorCode.INVALID_ARGUMENT, function.name() + ", timer of key " + key.key + ": " + reason, e);
            }
            call.end();
        }
    }

    @Override
    public long nextDue() {
        return clockTimers.next();
    }

    private void flush(Output out) {
        if (output.rowCount() > 0) {
            out.emit(output.build());
        }
    }

    @Override
    public void snapshot(StateWriter writer) {
        KeyedStates.write(writer, function, input, keys, states, eventTimers, clockTimers, context.allocator());
    }

    @Override
    public void restore(StateReader reader) {
        KeyedStates.read(reader, function, states, eventTimers, clockTimers);
    }

    @Override
    public long stateBytes() {
        return states.size() * BYTES_PER_KEY + output.sizeInBytes();
    }

    @Override
    public long stateRows() {
        return states.size();
    }

    @Override
    public void close() {
        states.clear();
        output.close();
    }

    /** One call of the function. */
    private final class Call implements UserKeyed.Effects {
        private final KeyState key;
        private boolean cleared;

        Call(KeyState key) {
            this.key = key;
        }

        @Override
        public Object[] key() {
            return key.key.stream()
                    .map(value -> value instanceof ByteBuffer bytes ? bytes.array() : value)
                    .toArray();
        }

        @Override
        public RowType keyType() {
            return keyType;
        }

        @Override
        public void emit(Object row) {
            output.appendRow((List<?>) row, 1);
        }

        @Override
        public void register(boolean eventTime, long micros) {
            (eventTime ? eventTimers : clockTimers).add(micros, key);
        }

        @Override
        public void cancel(boolean eventTime, long micros) {
            (eventTime ? eventTimers : clockTimers).remove(micros, key);
        }

        @Override
        public void clear() {
            cleared = true;
        }

        @Override
        public long watermark() {
            return watermark;
        }

        @Override
        public long nowMicros() {
            return context.nowMicros().getAsLong();
        }

        void end() {
            if (cleared) {
                states.remove(key.key);
                eventTimers.removeAll(key);
                clockTimers.removeAll(key);
            }
        }
    }
}
