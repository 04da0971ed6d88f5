package io.sluice.runtime.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of where the rows of a stream are.
 *
 * @param columns lists of columns: of each it is true that rows which agree in all its columns are in one lane, the one their hash says; none
 *     when a row may be anywhere
 */
public record Spread(List<int[]> columns) {
    public static final Spread ANYWHERE = new Spread(List.of());

    /** After an operator that lets each row stay in its lane. */
    public Spread after(Placement.Anywhere placement) {
        if (placement.passed() == null) {
            return this;
        }
        List<int[]> kept = new ArrayList<>();
        for (int[] list : columns) {
            int[] moved = Arrays.stream(list)
                    .map(column -> indexOf(placement.passed(), column))
                    .toArray();
            if (indexOf(moved, -1) < 0) {
                kept.add(moved);
            }
        }
        return new Spread(kept);
    }

    /**
     * After an operator with keys.
     *
     * @param positions which of its keys, in this order, have decided about the lane
     */
    public static Spread after(Placement.ByKeys placement, int[] positions) {
        List<int[]> lists = new ArrayList<>();
        for (int[] output : placement.outputs()) {
            lists.add(Arrays.stream(positions).map(key -> output[key]).toArray());
        }
        return new Spread(lists);
    }

    /** The positions, among these keys, of columns that already bring rows of equal keys into one lane; null when there are none. */
    public int[] within(int[] keys) {
        for (int[] list : columns) {
            int[] positions =
                    Arrays.stream(list).map(column -> indexOf(keys, column)).toArray();
            if (indexOf(positions, -1) < 0) {
                return positions;
            }
        }
        return null;
    }

    /** Whether rows are where the hash of exactly these columns says. */
    public boolean isBy(int[] keys) {
        return columns.stream().anyMatch(list -> Arrays.equals(list, keys));
    }

    /** Of the rows of both. */
    public Spread and(Spread other) {
        return new Spread(columns.stream().filter(other::isBy).toList());
    }

    private static int indexOf(int[] values, int value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
