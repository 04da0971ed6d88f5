package io.sluice.runtime.state;

import java.util.Arrays;

/**
 * Estimates how many distinct hashes each group has seen. Up to {@value #EXACT} are counted exactly; beyond, 4,096 registers keep the
 * longest run of leading zeros, and the estimate has a standard error of 1.04 / √4096, 1.6 percent. What a group holds depends on the set of
 * hashes alone, not on their order or on how often they came.
 */
public final class HyperLogLog {
    /** Most distinct hashes that are kept as they are. */
    public static final int EXACT = 128;

    private static final int INDEX_BITS = 12;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int RANKS = 64 - INDEX_BITS;

    /** Hashes in use, then zeros, for groups that are still exact; zero itself stands for nothing. */
    private long[][] hashes = new long[8][];

    private int[] counts = new int[8];
    private byte[][] registers = new byte[8][];

    public void ensureGroups(int bound) {
        if (bound > counts.length) {
            int size = Math.max(bound, 2 * counts.length);
            hashes = Arrays.copyOf(hashes, size);
            counts = Arrays.copyOf(counts, size);
            registers = Arrays.copyOf(registers, size);
        }
    }

    /** Notes a hash whose bits are all equally random. */
    public void add(int group, long hash) {
        if (registers[group] != null) {
            set(registers[group], hash);
            return;
        }
        long key = hash == 0 ? 1 : hash;
        long[] known = hashes[group];
        if (known == null || 2 * counts[group] >= known.length) {
            known = grown(known);
            hashes[group] = known;
        }
        if (insert(known, key) && ++counts[group] > EXACT) {
            byte[] dense = new byte[REGISTERS];
            for (long old : known) {
                if (old != 0) {
                    set(dense, old);
                }
            }
            registers[group] = dense;
            hashes[group] = null;
        }
    }

    /** Adds what another has seen for {@code source} to {@code target}. */
    public void addAll(int target, HyperLogLog other, int source) {
        byte[] dense = other.registers[source];
        if (dense == null) {
            for (int i = 0; other.hashes[source] != null && i < other.hashes[source].length; i++) {
                if (other.hashes[source][i] != 0) {
                    add(target, other.hashes[source][i]);
                }
            }
            return;
        }
        byte[] merged = dense.clone();
        if (registers[target] != null) {
            for (int i = 0; i < REGISTERS; i++) {
                merged[i] = (byte) Math.max(merged[i], registers[target][i]);
            }
        } else if (hashes[target] != null) {
            for (long hash : hashes[target]) {
                if (hash != 0) {
                    set(merged, hash);
                }
            }
        }
        registers[target] = merged;
        hashes[target] = null;
    }

    /** The number of distinct hashes, estimated once there are many. */
    public long estimate(int group) {
        return registers[group] == null ? counts[group] : Math.round(estimate(registers[group]));
    }

    public void clear(int group) {
        hashes[group] = null;
        registers[group] = null;
        counts[group] = 0;
    }

    /** O. Ertl's estimator, which needs no tables for small numbers. */
    private static double estimate(byte[] registers) {
        int[] histogram = new int[RANKS + 2];
        for (byte rank : registers) {
            histogram[rank]++;
        }
        double m = REGISTERS;
        double z = m * tau(1 - histogram[RANKS + 1] / m);
        for (int rank = RANKS; rank >= 1; rank--) {
            z = 0.5 * (z + histogram[rank]);
        }
        z += m * sigma(histogram[0] / m);
        return m * m / (2 * Math.log(2)) / z;
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (before != z);
        return z;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (before != z);
        return z / 3;
    }

    private static void set(byte[] registers, long hash) {
        int index = (int) (hash >>> RANKS);
        // The bit behind the last one ends the run in any case.
        int rank = Long.numberOfLeadingZeros(hash << INDEX_BITS | 1L << INDEX_BITS - 1) + 1;
        if (rank > registers[index]) {
            registers[index] = (byte) rank;
        }
    }

    /** Whether the hash is new. */
    private static boolean insert(long[] table, long hash) {
        int slot = (int) hash & table.length - 1;
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = hash;
        return true;
    }

    private static long[] grown(long[] table) {
        long[] larger = new long[table == null ? 8 : 2 * table.length];
        for (int i = 0; table != null && i < table.length; i++) {
            if (table[i] != 0) {
                insert(larger, table[i]);
            }
        }
        return larger;
    }

    public long stateBytes() {
        long bytes = 20L * counts.length;
        for (int i = 0; i < counts.length; i++) {
            bytes += hashes[i] == null ? 0 : 8L * hashes[i].length;
            bytes += registers[i] == null ? 0 : REGISTERS;
        }
        return bytes;
    }

    /** Writes groups below {@code bound}. */
    public void snapshot(StateWriter writer, String prefix, int bound) {
        long[] kinds = new long[bound];
        int dense = 0;
        int exact = 0;
        for (int group = 0; group < bound && group < counts.length; group++) {
            kinds[group] = registers[group] != null ? -1 : counts[group];
            dense += registers[group] != null ? 1 : 0;
            exact += registers[group] != null ? 0 : counts[group];
        }
        long[] allHashes = new long[exact];
        byte[] allRegisters = new byte[Math.multiplyExact(dense, REGISTERS)];
        int hashAt = 0;
        int registerAt = 0;
        for (int group = 0; group < bound && group < counts.length; group++) {
            if (registers[group] != null) {
                System.arraycopy(registers[group], 0, allRegisters, registerAt, REGISTERS);
                registerAt += REGISTERS;
            } else if (hashes[group] != null) {
                for (long hash : hashes[group]) {
                    if (hash != 0) {
                        allHashes[hashAt++] = hash;
                    }
                }
            }
        }
        writer.writeLongs(prefix + "kinds", kinds, bound);
        writer.writeLongs(prefix + "hashes", allHashes, exact);
        writer.writeBytes(prefix + "registers", allRegisters, allRegisters.length);
    }

    public void restore(StateReader reader, String prefix) {
        long[] kinds = reader.readLongs(prefix + "kinds");
        long[] allHashes = reader.readLongs(prefix + "hashes");
        byte[] allRegisters = reader.readBytes(prefix + "registers");
        ensureGroups(kinds.length);
        int hashAt = 0;
        int registerAt = 0;
        for (int group = 0; group < kinds.length; group++) {
            if (kinds[group] < 0) {
                registers[group] = Arrays.copyOfRange(allRegisters, registerAt, registerAt + REGISTERS);
                registerAt += REGISTERS;
            }
            for (long i = 0; i < kinds[group]; i++) {
                add(group, allHashes[hashAt++]);
            }
        }
    }
}
