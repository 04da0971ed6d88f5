package io.sluice.runtime.state;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A snapshot in memory. Refuses a name given twice, and reading in another order than that of writing. */
public final class MemoryState implements StateWriter, StateReader, AutoCloseable {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private Iterator<Map.Entry<String, Object>> reading;

    @Override
    public void writeLong(String name, long value) {
        put(name, value);
    }

    @Override
    public void writeLongs(String name, long[] array, int count) {
        put(name, exact(Arrays.copyOf(array, count), array.length, count));
    }

    @Override
    public void writeDoubles(String name, double[] array, int count) {
        put(name, exact(Arrays.copyOf(array, count), array.length, count));
    }

    @Override
    public void writeBytes(String name, byte[] array, int count) {
        put(name, exact(Arrays.copyOf(array, count), array.length, count));
    }

    @Override
    public void writeBatch(String name, ChangeBatch batch) {
        put(name, batch.share());
    }

    @Override
    public long readLong(String name) {
        return (Long) next(name);
    }

    @Override
    public long[] readLongs(String name) {
        return ((long[]) next(name)).clone();
    }

    @Override
    public double[] readDoubles(String name) {
        return ((double[]) next(name)).clone();
    }

    @Override
    public byte[] readBytes(String name) {
        return ((byte[]) next(name)).clone();
    }

    @Override
    public ChangeBatch readBatch(String name) {
        return ((ChangeBatch) next(name)).share();
    }

    /** True when everything written was read. */
    public boolean isReadToTheEnd() {
        return reading == null ? values.isEmpty() : !reading.hasNext();
    }

    @Override
    public void close() {
        for (Object value : values.values()) {
            if (value instanceof ChangeBatch batch) {
                batch.close();
            }
        }
        values.clear();
    }

    private static <T> T exact(T copy, int available, int count) {
        if (count > available) {
            throw new AssertionError(count + " values of an array of " + available);
        }
        return copy;
    }

    private void put(String name, Object value) {
        if (!names.add(name)) {
            throw new AssertionError("written twice: " + name);
        }
        values.put(name, value);
    }

    private Object next(String name) {
        if (reading == null) {
            reading = values.entrySet().iterator();
        }
        Map.Entry<String, Object> entry = reading.next();
        if (!entry.getKey().equals(name)) {
            throw new AssertionError("asked for " + name + " where " + entry.getKey() + " was written");
        }
        return entry.getValue();
    }
}
