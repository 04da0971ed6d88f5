package io.sluice.runtime.state;

import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Encoded rows with counts, in the order of their bytes, for each of many groups: a treap a group that knows how many rows stand before any
 * of its own, all in shared arrays. A row of count n stands for n equal rows. Counts may be 0 or negative within a tick; rows stay until
 * {@link #remove}d. Node 0 is no node. Not thread-safe.
 */
public final class OrderedRows implements AutoCloseable {
    private int[] roots = new int[8];
    private int[] left = new int[8];
    private int[] right = new int[8];
    private int[] priorities = new int[8];
    private long[] prefixes = new long[8];
    private long[] counts = new long[8];
    /** Rows in the subtree. */
    private long[] sizes = new long[8];

    private final GroupIds nodes = new GroupIds();
    private final BytesStore bytes;
    private int random = 0x2545F491;
    private int negative;

    // The row being looked for.
    private long address;
    private int length;
    private long prefix;
    private long weight;
    private int found;

    public OrderedRows(BufferAllocator allocator) {
        this.bytes = new BytesStore(allocator);
    }

    public void ensureGroups(int bound) {
        if (bound > roots.length) {
            roots = Arrays.copyOf(roots, Math.max(bound, 2 * roots.length));
        }
    }

    /** Adds to the count of a row, which is copied; returns its node. */
    public int add(int group, long rowAddress, int rowLength, long rowWeight) {
        address = rowAddress;
        length = rowLength;
        prefix = OrderedRowCodec.prefix(rowAddress, rowLength);
        weight = rowWeight;
        roots[group] = add(roots[group]);
        return found;
    }

    private int add(int node) {
        if (node == 0) {
            return newNode();
        }
        int order = compare(node);
        if (order == 0) {
            setCount(node, counts[node] + weight);
            sizes[node] += weight;
            found = node;
            return node;
        }
        if (order < 0) {
            // The arrays may be replaced while the subtree grows.
            int child = add(left[node]);
            left[node] = child;
            if (priorities[child] > priorities[node]) {
                left[node] = right[child];
                right[child] = node;
                return resized(node, child);
            }
        } else {
            int child = add(right[node]);
            right[node] = child;
            if (priorities[child] > priorities[node]) {
                right[node] = left[child];
                left[child] = node;
                return resized(node, child);
            }
        }
        sizes[node] += weight;
        return node;
    }

    private int resized(int lower, int upper) {
        resize(lower);
        resize(upper);
        return upper;
    }

    private void resize(int node) {
        sizes[node] = sizes[left[node]] + counts[node] + sizes[right[node]];
    }

    private void setCount(int node, long count) {
        negative += (count < 0 ? 1 : 0) - (counts[node] < 0 ? 1 : 0);
        counts[node] = count;
    }

    /** Compares the row being looked for with that of a node. */
    private int compare(int node) {
        int order = Long.compareUnsigned(prefix, prefixes[node]);
        return order != 0 ? order : -bytes.compare(node, address, length);
    }

    /** Order of a row and that of a node: negative when the row comes first. */
    public int compare(long rowAddress, int rowLength, int node) {
        int order = Long.compareUnsigned(OrderedRowCodec.prefix(rowAddress, rowLength), prefixes[node]);
        return order != 0 ? order : -bytes.compare(node, rowAddress, rowLength);
    }

    /** Number of rows of a group. */
    public long size(int group) {
        return sizes[roots[group]];
    }

    /** Whether some count is negative. */
    public boolean hasNegative() {
        return negative > 0;
    }

    /** Whether the node is in use. */
    public boolean has(int node) {
        return bytes.has(node);
    }

    public long count(int node) {
        return counts[node];
    }

    public long address(int node) {
        return bytes.address(node);
    }

    public int length(int node) {
        return bytes.length(node);
    }

    /** Takes copies of a row away, leaving at least 0; the row stays the node's. */
    public void reduce(int group, int node, long by) {
        add(group, bytes.address(node), bytes.length(node), -by);
    }

    /** The last node of a group; 0 when it has none. */
    public int last(int group) {
        int node = roots[group];
        while (right[node] != 0) {
            node = right[node];
        }
        return node;
    }

    /** The node that holds the row at a position of its group, from 0; the position must be within the size. */
    public int nodeAt(int group, long position) {
        int node = roots[group];
        long rest = position;
        while (true) {
            long before = sizes[left[node]];
            if (rest < before) {
                node = left[node];
            } else if (rest < before + counts[node]) {
                return node;
            } else {
                rest -= before + counts[node];
                node = right[node];
            }
        }
    }

    /** Number of rows of a group before the first one that begins with these bytes or comes after them. */
    public long before(int group, long keyAddress, int keyLength) {
        int node = roots[group];
        long before = 0;
        while (node != 0) {
            if (bytes.compare(node, keyAddress, keyLength) < 0) {
                before += sizes[left[node]] + counts[node];
                node = right[node];
            } else {
                node = left[node];
            }
        }
        return before;
    }

    /** Number of rows of a group up to the last one that begins with these bytes. */
    public long through(int group, long keyAddress, int keyLength) {
        int node = roots[group];
        long before = 0;
        while (node != 0) {
            int common = Math.min(keyLength, bytes.length(node));
            if (Bytes.compare(bytes.address(node), common, keyAddress, keyLength) <= 0) {
                before += sizes[left[node]] + counts[node];
                node = right[node];
            } else {
                node = left[node];
            }
        }
        return before;
    }

    /** Gives the nodes of the rows at positions [from, to) of a group, in order, each with how many of its rows lie there. */
    public void collect(int group, long from, long to, NodeList into) {
        if (from < to) {
            collect(roots[group], 0, from, to, into);
        }
    }

    private void collect(int node, long offset, long from, long to, NodeList into) {
        if (node == 0 || offset >= to || offset + sizes[node] <= from) {
            return;
        }
        collect(left[node], offset, from, to, into);
        long start = offset + sizes[left[node]];
        long end = start + counts[node];
        long first = Math.max(start, from);
        long beyond = Math.min(end, to);
        if (first < beyond) {
            into.add(node, beyond - first);
        }
        collect(right[node], end, from, to, into);
    }

    /** Gives all nodes of a group whose count is not 0, in order, with their counts, which may be negative. */
    public void changes(int group, NodeList into) {
        listChanges(roots[group], into);
    }

    private void listChanges(int node, NodeList into) {
        if (node != 0) {
            listChanges(left[node], into);
            if (counts[node] != 0) {
                into.add(node, counts[node]);
            }
            listChanges(right[node], into);
        }
    }

    /** Forgets all rows of a group. */
    public void clear(int group) {
        clearAll(roots[group]);
        roots[group] = 0;
    }

    private void clearAll(int node) {
        if (node != 0) {
            clearAll(left[node]);
            clearAll(right[node]);
            setCount(node, 0);
            free(node);
        }
    }

    /** Takes a node out of its group; its row can be read until {@link #free}. */
    public void detach(int group, int node) {
        address = bytes.address(node);
        length = bytes.length(node);
        prefix = prefixes[node];
        roots[group] = detach(roots[group], node, counts[node]);
        setCount(node, 0);
    }

    private int detach(int at, int node, long count) {
        if (at == node) {
            return join(left[node], right[node]);
        }
        if (compare(at) < 0) {
            left[at] = detach(left[at], node, count);
        } else {
            right[at] = detach(right[at], node, count);
        }
        sizes[at] -= count;
        return at;
    }

    private int join(int smaller, int larger) {
        if (smaller == 0 || larger == 0) {
            return smaller | larger;
        }
        int upper;
        if (priorities[smaller] > priorities[larger]) {
            right[smaller] = join(right[smaller], larger);
            upper = smaller;
        } else {
            left[larger] = join(smaller, left[larger]);
            upper = larger;
        }
        resize(upper);
        return upper;
    }

    /** Forgets a detached node. */
    public void free(int node) {
        bytes.remove(node);
        nodes.free(node);
    }

    /** Takes a node out and forgets it. */
    public void remove(int group, int node) {
        detach(group, node);
        free(node);
    }

    /** Every node ever given is below this. */
    public int nodeBound() {
        return nodes.bound();
    }

    /** Distinct rows. */
    public int nodeCount() {
        return nodes.size();
    }

    public long stateBytes() {
        return 4L * (roots.length + 3L * left.length) + 24L * left.length + nodes.stateBytes() + bytes.stateBytes();
    }

    @Override
    public void close() {
        bytes.close();
    }

    private int newNode() {
        int node = nodes.take();
        if (node >= left.length) {
            int size = Math.max(node + 1, 2 * left.length);
            left = Arrays.copyOf(left, size);
            right = Arrays.copyOf(right, size);
            priorities = Arrays.copyOf(priorities, size);
            prefixes = Arrays.copyOf(prefixes, size);
            counts = Arrays.copyOf(counts, size);
            sizes = Arrays.copyOf(sizes, size);
        }
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        left[node] = 0;
        right[node] = 0;
        priorities[node] = random;
        prefixes[node] = prefix;
        counts[node] = 0;
        setCount(node, weight);
        sizes[node] = weight;
        bytes.put(node, address, length);
        found = node;
        return node;
    }
}
