package io.sluice.planner.function.sketch;

import io.sluice.planner.function.ValueText;
import io.sluice.planner.function.hash.XxHash64;
import io.sluice.planner.type.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A kind of sketch. As a value it is VARBINARY: a byte that says which kind, then its state. The state depends on the values alone, not on
 * their order. Values are told apart by their text, so that 5 is the same of any integer type.
 */
public enum Sketch {
    /** Distinct values, see {@link DistinctSketch}. */
    DISTINCT('H', DistinctSketch.BYTES) {
        @Override
        void addHash(byte[] sketch, long hash, long weight) {
            DistinctSketch.add(sketch, hash);
        }

        @Override
        void mergeInto(byte[] sketch, byte[] other, long weight) {
            DistinctSketch.merge(sketch, other);
        }
    },
    /** Frequencies, see {@link CountMinSketch}. */
    COUNT_MIN('C', CountMinSketch.BYTES) {
        @Override
        void addHash(byte[] sketch, long hash, long weight) {
            CountMinSketch.add(sketch, hash, weight);
        }

        @Override
        void mergeInto(byte[] sketch, byte[] other, long weight) {
            CountMinSketch.merge(sketch, other, weight);
        }
    },
    /** Membership, see {@link BloomFilter}. */
    BLOOM('B', BloomFilter.BYTES) {
        @Override
        void addHash(byte[] sketch, long hash, long weight) {
            BloomFilter.add(sketch, hash);
        }

        @Override
        void mergeInto(byte[] sketch, byte[] other, long weight) {
            BloomFilter.merge(sketch, other);
        }
    },
    /** Similarity of sets, see {@link MinHash}. */
    MIN_HASH('M', MinHash.BYTES) {
        @Override
        void addHash(byte[] sketch, long hash, long weight) {
            MinHash.add(sketch, hash);
        }

        @Override
        void mergeInto(byte[] sketch, byte[] other, long weight) {
            MinHash.merge(sketch, other);
        }
    };

    private final byte mark;
    private final int size;

    Sketch(char mark, int size) {
        this.mark = (byte) mark;
        this.size = size;
    }

    abstract void addHash(byte[] sketch, long hash, long weight);

    abstract void mergeInto(byte[] sketch, byte[] other, long weight);

    /** A sketch of no values. */
    public byte[] empty() {
        byte[] sketch = new byte[size + 1];
        sketch[0] = mark;
        if (this == MIN_HASH) {
            Arrays.fill(sketch, 1, sketch.length, (byte) -1);
        }
        return sketch;
    }

    /** Adds a value that is there {@code weight} times, which is positive. */
    public void add(byte[] sketch, Object value, SqlType type, long weight) {
        addHash(sketch, hash(value, type), weight);
    }

    /**
     * Adds all that another sketch holds, {@code weight} times.
     *
     * @throws IllegalArgumentException the two are not of one kind
     */
    public static void merge(byte[] sketch, byte[] other, long weight) {
        Sketch kind = of(sketch);
        if (kind != of(other)) {
            throw new IllegalArgumentException("sketches of different kinds cannot be merged");
        }
        kind.mergeInto(sketch, other, weight);
    }

    /** @throws IllegalArgumentException the bytes are not such a sketch */
    byte[] check(byte[] sketch) {
        if (of(sketch) != this) {
            throw new IllegalArgumentException("not a sketch of this kind");
        }
        return sketch;
    }

    /**
     * The kind of a sketch.
     *
     * @throws IllegalArgumentException the bytes are no sketch
     */
    public static Sketch of(byte[] sketch) {
        for (Sketch kind : values()) {
            if (sketch.length == kind.size + 1 && sketch[0] == kind.mark) {
                return kind;
            }
        }
        throw new IllegalArgumentException("these bytes are no sketch");
    }

    static long hash(Object value, SqlType type) {
        byte[] text = value instanceof byte[] bytes
                ? bytes
                : ValueText.of(value, type).getBytes(StandardCharsets.UTF_8);
        return XxHash64.of(text, 0);
    }
}
