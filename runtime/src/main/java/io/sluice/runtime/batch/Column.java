package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.memory.Memory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;

/**
 * An immutable column of values: a counted reference to an Arrow vector, with its addresses at hand for loops. Whoever gets a
 * column from a method named {@code new…}, {@code evaluate…} or {@link #retain()} owns one reference and gives it back with
 * {@link #release()}; the buffers are freed with the last one. Any thread may read.
 */
public final class Column {
    private final SqlType type;
    private final FieldVector vector;
    private final int rowCount;
    private final int nullCount;
    private final long validity;
    private final long data;
    private final long offsets;
    private final Column owner;
    private final AtomicInteger references = new AtomicInteger(1);

    private Column(SqlType type, FieldVector vector, Column owner) {
        this.type = type;
        this.vector = vector;
        this.owner = owner;
        this.rowCount = vector.getValueCount();
        this.nullCount = rowCount == 0 ? 0 : vector.getNullCount();
        this.validity = nullCount == 0 ? 0 : vector.getValidityBuffer().memoryAddress();
        if (vector instanceof BaseFixedWidthVector) {
            this.data = vector.getDataBuffer().memoryAddress();
            this.offsets = 0;
        } else if (vector instanceof BaseVariableWidthVector) {
            this.data = vector.getDataBuffer().memoryAddress();
            // An empty vector may have no offset buffer at all; nobody reads it then.
            this.offsets = vector.getOffsetBuffer().memoryAddress();
        } else {
            this.data = 0;
            this.offsets = 0;
        }
    }

    /** Takes over a filled vector, which nobody may change from now on. */
    public static Column of(SqlType type, FieldVector vector) {
        return new Column(type, vector, null);
    }

    /** A new column over a child of this nested column's vector; it keeps this column alive as long as it lives. */
    public Column newChild(SqlType childType, FieldVector child) {
        return new Column(childType, child, retain());
    }

    public SqlType type() {
        return type;
    }

    /** The vector itself, for nested types and for handing out; never to be changed. */
    public FieldVector vector() {
        return vector;
    }

    public int rowCount() {
        return rowCount;
    }

    public int nullCount() {
        return nullCount;
    }

    public boolean hasNulls() {
        return nullCount > 0;
    }

    /** Address of the validity bitmap (1 = not NULL), readable in whole 64-bit words; 0 when no value is NULL. */
    public long validity() {
        return validity;
    }

    /** Address of the values: fixed width, one bit for BOOLEAN, or the bytes of all strings. 0 for nested types. */
    public long data() {
        return data;
    }

    /** Address of the {@code rowCount + 1} int offsets of a VARCHAR or VARBINARY column; else 0. */
    public long offsets() {
        return offsets;
    }

    public boolean isNull(int row) {
        return validity != 0 && !Memory.getBit(validity, row);
    }

    /** Bytes held, for accounting. */
    public long sizeInBytes() {
        return vector.getBufferSize();
    }

    /** One more reference to the same column. */
    public Column retain() {
        if (references.getAndUpdate(count -> count > 0 ? count + 1 : count) <= 0) {
            throw new IllegalStateException("column was freed");
        }
        return this;
    }

    public void release() {
        int left = references.decrementAndGet();
        if (left == 0) {
            if (owner == null) {
                vector.close();
            } else {
                owner.release();
            }
        } else if (left < 0) {
            throw new IllegalStateException("column released too often");
        }
    }
}
