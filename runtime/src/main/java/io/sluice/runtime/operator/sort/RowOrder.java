package io.sluice.runtime.operator.sort;

import io.sluice.planner.plan.SortKey;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** The order of the rows of one batch by a list of sort keys; sorts row numbers, keeping equal rows in their order. */
final class RowOrder implements AutoCloseable {
    private static final int SHORT = 12;

    private final KeyOrder[] keys;

    RowOrder(ChangeBatch batch, List<SortKey> keys, BufferAllocator allocator) {
        this.keys = keys.stream().map(key -> KeyOrder.of(batch, key, allocator)).toArray(KeyOrder[]::new);
    }

    int compare(int a, int b) {
        for (KeyOrder key : keys) {
            int order = key.compare(a, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Sorts {@code rows[0 .. count)}. */
    void sort(int[] rows, int count) {
        sort(rows.clone(), rows, 0, count);
    }

    /** Merge sort: sorts [from, to) of {@code target}, given that {@code source} holds the same there. */
    private void sort(int[] source, int[] target, int from, int to) {
        if (to - from <= SHORT) {
            insertionSort(target, from, to);
            return;
        }
        int middle = from + to >>> 1;
        sort(target, source, from, middle);
        sort(target, source, middle, to);
        if (compare(source[middle - 1], source[middle]) <= 0) {
            System.arraycopy(source, from, target, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right >= to || left < middle && compare(source[left], source[right]) <= 0;
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private void insertionSort(int[] rows, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            while (at > from && compare(rows[at - 1], row) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }

    @Override
    public void close() {
        for (KeyOrder key : keys) {
            key.close();
        }
    }
}
