package io.sluice.runtime.operator.join;

import java.util.Arrays;

/** Frees the keys of a join that have lost their last row on both sides. */
final class EmptyKeys {
    private final JoinKeyTable keys;
    private final JoinSide[] sides;
    private final boolean[] stores;
    private final KeyedLoneRows[] keyed;
    private int[] candidates = new int[8];
    private int count;
    /** By key: whether it is a candidate already. */
    private boolean[] marked = new boolean[8];

    /** @param stores by input: whether its rows are kept; else they are counted by {@code keyed} of the other one */
    EmptyKeys(JoinKeyTable keys, JoinSide[] sides, boolean[] stores, KeyedLoneRows[] keyed) {
        this.keys = keys;
        this.sides = sides;
        this.stores = stores;
        this.keyed = keyed;
    }

    /** Makes room for the keys there are; before any of them is added. */
    void reserve() {
        if (marked.length < keys.bound()) {
            marked = Arrays.copyOf(marked, Math.max(keys.bound(), 2 * marked.length));
        }
    }

    void add(int key) {
        if (!marked[key]) {
            marked[key] = true;
            if (count == candidates.length) {
                candidates = Arrays.copyOf(candidates, 2 * count);
            }
            candidates[count++] = key;
        }
    }

    void addAll(int[] some) {
        for (int key : some) {
            add(key);
        }
    }

    /** Frees those candidates that have no rows now, and begins a new round. */
    void free() {
        for (int i = 0; i < count; i++) {
            int key = candidates[i];
            marked[key] = false;
            if (isEmpty(key)) {
                keys.free(key);
                for (KeyedLoneRows lone : keyed) {
                    if (lone != null) {
                        lone.free(key);
                    }
                }
            }
        }
        count = 0;
    }

    private boolean isEmpty(int key) {
        for (int input = 0; input < 2; input++) {
            boolean hasRows = stores[input] ? sides[input].first(key) != 0 : !keyed[1 - input].isFree(key);
            if (hasRows) {
                return false;
            }
        }
        return true;
    }

    long stateBytes() {
        return 4L * candidates.length + marked.length;
    }
}
