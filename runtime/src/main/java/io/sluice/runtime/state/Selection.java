package io.sluice.runtime.state;

/** Finds one value in the order of many without putting all in order. */
final class Selection {
    private Selection() {}

    /** The value that would stand at an index if all were in order; the array is left in some other order. */
    static long smallest(long[] values, int index) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            long pivot = median(values[low], values[low + high >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (index <= right) {
                high = right;
            } else if (index >= left) {
                low = left;
            } else {
                return pivot;
            }
        }
        return values[index];
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
