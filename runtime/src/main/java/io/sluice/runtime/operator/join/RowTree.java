package io.sluice.runtime.operator.join;

import java.util.Arrays;

/** Rows in order, for each of many keys: a treap a key, all in shared arrays. A row stands in at most one of them, under its number. */
abstract class RowTree {
    private int[] roots = new int[8];
    private int[] left = new int[8];
    private int[] right = new int[8];

    /** A total order of rows. */
    abstract int compare(int row, int other);

    final void ensureKeys(int bound) {
        if (bound > roots.length) {
            roots = Arrays.copyOf(roots, Math.max(bound, 2 * roots.length));
        }
    }

    final void add(int key, int row) {
        if (row >= left.length) {
            int size = Math.max(row + 1, 2 * left.length);
            left = Arrays.copyOf(left, size);
            right = Arrays.copyOf(right, size);
        }
        left[row] = 0;
        right[row] = 0;
        roots[key] = addBelow(roots[key], row);
    }

    final void remove(int key, int row) {
        roots[key] = removeBelow(roots[key], row);
    }

    final int root(int key) {
        return roots[key];
    }

    final int smaller(int row) {
        return left[row];
    }

    final int larger(int row) {
        return right[row];
    }

    /** The next row of a key; 0 when there is none. */
    final int after(int key, int row) {
        int node = roots[key];
        int found = 0;
        while (node != 0) {
            if (compare(node, row) > 0) {
                found = node;
                node = left[node];
            } else {
                node = right[node];
            }
        }
        return found;
    }

    /** The row before this one of a key; 0 when there is none. */
    final int before(int key, int row) {
        int node = roots[key];
        int found = 0;
        while (node != 0) {
            if (compare(node, row) < 0) {
                found = node;
                node = right[node];
            } else {
                node = left[node];
            }
        }
        return found;
    }

    final long stateBytes() {
        return 4L * (roots.length + left.length + right.length);
    }

    private int addBelow(int node, int row) {
        if (node == 0) {
            return row;
        }
        if (compare(row, node) < 0) {
            int child = addBelow(left[node], row);
            left[node] = child;
            if (priority(child) > priority(node)) {
                left[node] = right[child];
                right[child] = node;
                return child;
            }
        } else {
            int child = addBelow(right[node], row);
            right[node] = child;
            if (priority(child) > priority(node)) {
                right[node] = left[child];
                left[child] = node;
                return child;
            }
        }
        return node;
    }

    private int removeBelow(int node, int row) {
        if (node == row) {
            return join(left[node], right[node]);
        }
        if (compare(row, node) < 0) {
            left[node] = removeBelow(left[node], row);
        } else {
            right[node] = removeBelow(right[node], row);
        }
        return node;
    }

    private int join(int smaller, int larger) {
        if (smaller == 0 || larger == 0) {
            return smaller | larger;
        }
        if (priority(smaller) > priority(larger)) {
            right[smaller] = join(right[smaller], larger);
            return smaller;
        }
        left[larger] = join(smaller, left[larger]);
        return larger;
    }

    /** Looks random, so that the tree is flat whatever the order of arrival. */
    private static int priority(int row) {
        int mixed = row * 0x9E3779B9;
        mixed = (mixed ^ mixed >>> 15) * 0x85EBCA6B;
        return mixed ^ mixed >>> 13;
    }
}
