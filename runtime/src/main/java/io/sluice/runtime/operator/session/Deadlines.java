package io.sluice.runtime.operator.session;

import java.util.Arrays;

/** Numbers with a time each, the earliest first: a binary heap in primitive arrays. */
final class Deadlines {
    private long[] times = new long[8];
    private int[] numbers = new int[8];
    private int size;

    void add(long time, int number) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        int at = size++;
        while (at > 0 && times[at - 1 >> 1] > time) {
            times[at] = times[at - 1 >> 1];
            numbers[at] = numbers[at - 1 >> 1];
            at = at - 1 >> 1;
        }
        times[at] = time;
        numbers[at] = number;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The earliest time; only when there is one. */
    long firstTime() {
        return times[0];
    }

    /** Takes the earliest out and returns its number. */
    int take() {
        int taken = numbers[0];
        size--;
        long time = times[size];
        int number = numbers[size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            times[at] = times[child];
            numbers[at] = numbers[child];
            at = child;
        }
        times[at] = time;
        numbers[at] = number;
        return taken;
    }

    void clear() {
        size = 0;
    }

    long stateBytes() {
        return 12L * times.length;
    }
}
