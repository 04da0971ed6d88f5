package io.sluice.runtime.state;

import io.sluice.planner.function.sketch.DistinctSketch;
import java.util.Arrays;

/**
 * Estimates how many distinct hashes each group has seen. Up to {@value #EXACT} are counted exactly; beyond, 4,096 registers keep the
 * longest run of leading zeros, and the estimate has a standard error of 1.04 / √4096, 1.6 percent. What a group holds depends on the set of
 * hashes alone, not on their order or on how often they came.
 */
public final class HyperLogLog {
    /** Most distinct hashes that are kept as they are. */
    public static final int EXACT = 128;

    private static final int REGISTERS = DistinctSketch.REGISTERS;

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
            DistinctSketch.set(registers[group], 0, hash);
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
                    DistinctSketch.set(dense, 0, old);
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
                    DistinctSketch.set(merged, 0, hash);
                }
            }
        }
        registers[target] = merged;
        hashes[target] = null;
    }

    /** The number of distinct hashes, estimated once there are many. */
    public long estimate(int group) {
        return registers[group] == null ? counts[group] : Math.round(DistinctSketch.estimate(registers[group], 0));
    }

    public void clear(int group) {
        hashes[group] = null;
        registers[group] = null;
        counts[group] = 0;
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
