package io.sluice.runtime.operator.keyed;

import io.sluice.planner.function.UserKeyed;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/** Writes and reads what a keyed function keeps: keys as rows, states as bytes, timers as times and numbers of keys. */
final class KeyedStates {
    private KeyedStates() {}

    static void write(
            StateWriter writer,
            UserKeyed function,
            RowType input,
            int[] keys,
            Map<List<Object>, KeyState> states,
            Timers eventTimers,
            Timers clockTimers,
            BufferAllocator allocator) {
        Map<KeyState, Long> numbers = new IdentityHashMap<>();
        long[] lengths = new long[states.size()];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RowType keyType = input.project(Arrays.stream(keys).boxed().toList());
        try (BatchBuilder builder = new BatchBuilder(keyType, allocator)) {
            for (KeyState key : states.values()) {
                byte[] state = function.write(key.state);
                lengths[numbers.size()] = state.length;
                bytes.write(state, 0, state.length);
                numbers.put(key, (long) numbers.size());
                builder.appendRow(
                        key.key.stream().map(KeyedStates::plain).collect(ArrayList::new, List::add, List::addAll), 1);
            }
            try (ChangeBatch batch = builder.build()) {
                writer.writeBatch("keys", batch);
            }
        }
        writer.writeLongs("lengths", lengths, lengths.length);
        writer.writeBytes("states", bytes.toByteArray(), bytes.size());
        writeTimers(writer, "event", eventTimers, numbers);
        writeTimers(writer, "clock", clockTimers, numbers);
    }

    private static Object plain(Object value) {
        return value instanceof ByteBuffer bytes ? bytes.array() : value;
    }

    private static void writeTimers(StateWriter writer, String name, Timers timers, Map<KeyState, Long> numbers) {
        List<Map.Entry<Long, KeyState>> all = timers.all();
        long[] times = new long[all.size()];
        long[] keys = new long[all.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = all.get(i).getKey();
            keys[i] = numbers.get(all.get(i).getValue());
        }
        writer.writeLongs(name + ".times", times, times.length);
        writer.writeLongs(name + ".keys", keys, keys.length);
    }

    static void read(
            StateReader reader,
            UserKeyed function,
            Map<List<Object>, KeyState> states,
            Timers eventTimers,
            Timers clockTimers) {
        List<KeyState> inOrder = new ArrayList<>();
        try (ChangeBatch keys = reader.readBatch("keys")) {
            long[] lengths = reader.readLongs("lengths");
            byte[] bytes = reader.readBytes("states");
            int at = 0;
            for (int row = 0; row < keys.rowCount(); row++) {
                Object[] values = new Object[keys.columnCount()];
                for (int i = 0; i < values.length; i++) {
                    Object value = Values.get(keys.column(i), row);
                    values[i] = value instanceof byte[] binary ? ByteBuffer.wrap(binary) : value;
                }
                int end = at + (int) lengths[row];
                KeyState key = new KeyState(Arrays.asList(values), function.read(Arrays.copyOfRange(bytes, at, end)));
                at = end;
                states.put(key.key, key);
                inOrder.add(key);
            }
        }
        readTimers(reader, "event", eventTimers, inOrder);
        readTimers(reader, "clock", clockTimers, inOrder);
    }

    private static void readTimers(StateReader reader, String name, Timers timers, List<KeyState> keys) {
        long[] times = reader.readLongs(name + ".times");
        long[] numbers = reader.readLongs(name + ".keys");
        for (int i = 0; i < times.length; i++) {
            timers.add(times[i], keys.get((int) numbers[i]));
        }
    }
}
