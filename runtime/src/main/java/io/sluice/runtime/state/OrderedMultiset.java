package io.sluice.runtime.state;

import java.util.Arrays;

/**
 * Values with counts, in order, for each of many groups: a treap a group, all in shared arrays. Counts may be negative for a moment,
 * as when a row's deletion comes before its insertion in one tick; a value is forgotten when its count is 0.
 */
abstract class OrderedMultiset {
    private int[] roots = new int[8];
    private int[] left = new int[8];
    private int[] right = new int[8];
    private int[] priorities = new int[8];
    private int[] groups = new int[8];
    long[] counts = new long[8];
    /** Sum of the counts of a node and all below it; null where nobody asks for ranks. */
    private long[] sums;

    private final GroupIds nodes = new GroupIds();
    private int random = 0x2545F491;
    private long newCount;

    /** @param ranked whether {@link #select} and {@link #total} will be asked for */
    OrderedMultiset(boolean ranked) {
        this.sums = ranked ? new long[8] : null;
    }

    /** Compares the value being added with that of a node. */
    abstract int compare(int node);

    /** Stores the value being added in a new node. */
    abstract void store(int node);

    abstract void forget(int node);

    final void ensureGroups(int bound) {
        if (bound > roots.length) {
            roots = Arrays.copyOf(roots, Math.max(bound, 2 * roots.length));
        }
    }

    /** Adds to the count of the value that {@link #compare} and {@link #store} know, and returns the new count. */
    final long addCurrent(int group, long weight) {
        int node = sums == null ? find(roots[group]) : 0;
        if (node != 0 && counts[node] + weight != 0) {
            // The tree stays as it is, as mostly where few values are there many times.
            return counts[node] += weight;
        }
        roots[group] = add(roots[group], group, weight);
        return newCount;
    }

    /** Node of the value being added; 0 when it is not there. */
    private int find(int root) {
        int node = root;
        while (node != 0) {
            int order = compare(node);
            if (order == 0) {
                break;
            }
            node = order < 0 ? left[node] : right[node];
        }
        return node;
    }

    /** Sum of all counts of a group. */
    final long total(int group) {
        return sums[roots[group]];
    }

    /** Node of the value that stands at this rank, from 0, when each value stands there as often as its count says. */
    final int select(int group, long rank) {
        int node = roots[group];
        long before = rank;
        while (before < sums[left[node]] || before >= sums[left[node]] + counts[node]) {
            boolean below = before < sums[left[node]];
            before -= below ? 0 : sums[left[node]] + counts[node];
            node = below ? left[node] : right[node];
        }
        return node;
    }

    /** Node of the smallest value; 0 when the group is empty. */
    final int first(int group) {
        int node = roots[group];
        while (node != 0 && left[node] != 0) {
            node = left[node];
        }
        return node;
    }

    /** Node of the largest value; 0 when the group is empty. */
    final int last(int group) {
        int node = roots[group];
        while (node != 0 && right[node] != 0) {
            node = right[node];
        }
        return node;
    }

    /** The nodes of a group, in the order of their values. */
    final int[] inOrder(int group) {
        int[] found = new int[16];
        int[] path = new int[32];
        int depth = 0;
        int count = 0;
        int node = roots[group];
        while (node != 0 || depth > 0) {
            while (node != 0) {
                if (depth == path.length) {
                    path = Arrays.copyOf(path, 2 * depth);
                }
                path[depth++] = node;
                node = left[node];
            }
            node = path[--depth];
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = node;
            node = right[node];
        }
        return Arrays.copyOf(found, count);
    }

    final long count(int node) {
        return counts[node];
    }

    final void clear(int group) {
        freeAll(roots[group]);
        roots[group] = 0;
    }

    /** Nodes in use, ascending. */
    final int[] live() {
        return nodes.live();
    }

    final int group(int node) {
        return groups[node];
    }

    final long treeBytes() {
        return 4L * (roots.length + 4L * left.length)
                + 8L * counts.length * (sums == null ? 1 : 2)
                + nodes.stateBytes();
    }

    private int add(int node, int group, long weight) {
        if (node == 0) {
            return newNode(group, weight);
        }
        int order = compare(node);
        if (order == 0) {
            counts[node] += weight;
            newCount = counts[node];
            if (counts[node] == 0) {
                return remove(node);
            }
            sum(node);
            return node;
        }
        if (order < 0) {
            // The arrays may be replaced while the subtree grows.
            int child = add(left[node], group, weight);
            left[node] = child;
            if (child != 0 && priorities[child] > priorities[node]) {
                left[node] = right[child];
                right[child] = node;
                sum(node);
                sum(child);
                return child;
            }
        } else {
            int child = add(right[node], group, weight);
            right[node] = child;
            if (child != 0 && priorities[child] > priorities[node]) {
                right[node] = left[child];
                left[child] = node;
                sum(node);
                sum(child);
                return child;
            }
        }
        sum(node);
        return node;
    }

    private int remove(int node) {
        int joined = join(left[node], right[node]);
        free(node);
        return joined;
    }

    private int join(int smaller, int larger) {
        if (smaller == 0 || larger == 0) {
            return smaller | larger;
        }
        if (priorities[smaller] > priorities[larger]) {
            right[smaller] = join(right[smaller], larger);
            sum(smaller);
            return smaller;
        }
        left[larger] = join(smaller, left[larger]);
        sum(larger);
        return larger;
    }

    private void sum(int node) {
        if (sums != null) {
            sums[node] = sums[left[node]] + sums[right[node]] + counts[node];
        }
    }

    private int newNode(int group, long weight) {
        int node = nodes.take();
        if (node >= left.length) {
            int size = Math.max(node + 1, 2 * left.length);
            left = Arrays.copyOf(left, size);
            right = Arrays.copyOf(right, size);
            priorities = Arrays.copyOf(priorities, size);
            groups = Arrays.copyOf(groups, size);
            counts = Arrays.copyOf(counts, size);
            sums = sums == null ? null : Arrays.copyOf(sums, size);
        }
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        left[node] = 0;
        right[node] = 0;
        priorities[node] = random;
        groups[node] = group;
        counts[node] = weight;
        newCount = weight;
        sum(node);
        store(node);
        return node;
    }

    private void freeAll(int node) {
        if (node != 0) {
            freeAll(left[node]);
            freeAll(right[node]);
            free(node);
        }
    }

    private void free(int node) {
        forget(node);
        nodes.free(node);
    }
}
