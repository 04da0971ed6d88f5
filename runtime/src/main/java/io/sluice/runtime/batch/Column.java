package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.memory.Memory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.util.TransferPair;

/**
 * An immutable column of values: a counted reference to an Arrow vector, with its addresses at hand for loops. Columns that the engine fills
 * itself hold bare buffers, and become a vector only when somebody asks for one. Whoever gets a
 * column from a method named {@code new…}, {@code evaluate…} or {@link #retain()} owns one reference and gives it back with
 * {@link #release()}; the buffers are freed with the last one. Any thread may read.
 */
public final class Column {
    private static final int UNCOUNTED = -1;

    private final SqlType type;
    private final int rowCount;
    /** {@link #UNCOUNTED} until somebody asks; whoever asks first finds the same. */
    private int nullCount;
    /** 0 when it is known that no value is NULL. */
    private final long validity;

    private final long data;
    private final long offsets;
    private final Column owner;
    /** Validity (null where no value is NULL), offsets (null unless they are bytes) and data; null for a column made of a vector. */
    private final ArrowBuf[] buffers;

    private final BufferAllocator allocator;
    private final AtomicInteger references = new AtomicInteger(1);
    private volatile FieldVector vector;

    private Column(SqlType type, FieldVector vector, Column owner) {
        this.type = type;
        this.vector = vector;
        this.owner = owner;
        this.buffers = null;
        this.allocator = null;
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

    private Column(SqlType type, int rowCount, int nullCount, ArrowBuf[] buffers, BufferAllocator allocator) {
        this.type = type;
        this.owner = null;
        this.buffers = buffers;
        this.allocator = allocator;
        this.rowCount = rowCount;
        this.nullCount = nullCount;
        this.validity = nullCount == 0 ? 0 : buffers[0].memoryAddress();
        this.offsets = buffers[1] == null ? 0 : buffers[1].memoryAddress();
        this.data = buffers[2].memoryAddress();
    }

    /**
     * A column of filled buffers of a type that is not nested; takes over one reference to each.
     *
     * @param rowCount at least 1
     * @param nullCount {@link #UNCOUNTED} to have them counted in the bitmap, of whole words, once somebody asks
     * @param validity null when no value is NULL
     * @param offsets null unless the type is VARCHAR or VARBINARY
     * @param allocator in which the buffers live
     */
    static Column of(
            SqlType type,
            int rowCount,
            int nullCount,
            ArrowBuf validity,
            ArrowBuf offsets,
            ArrowBuf data,
            BufferAllocator allocator) {
        return new Column(type, rowCount, nullCount, new ArrowBuf[] {validity, offsets, data}, allocator);
    }

    /** Takes over a filled vector, which nobody may change from now on. */
    public static Column of(SqlType type, FieldVector vector) {
        return new Column(type, vector, null);
    }

    /**
     * The first values of a filled vector that stays its owner's, who may not change it from now on but may close it: one more reference to each buffer.
     */
    public static Column shared(SqlType type, FieldVector vector, int rows) {
        boolean fixed = vector instanceof BaseFixedWidthVector;
        boolean whole = rows > 0 && rows == vector.getValueCount();
        if (!whole || !fixed && !(vector instanceof BaseVariableWidthVector)) {
            TransferPair pair = vector.getTransferPair(vector.getAllocator());
            pair.splitAndTransfer(0, rows);
            return of(type, (FieldVector) pair.getTo());
        }
        ArrowBuf validity = vector.getValidityBuffer();
        boolean inWords = validity.capacity() >= 8L * NewColumn.words(rows);
        // Many a column is only handed on: its bitmap need not be read.
        int nulls = inWords ? UNCOUNTED : vector.getNullCount();
        return of(
                type,
                rows,
                nulls,
                nulls == 0 ? null : retained(validity),
                fixed ? null : retained(vector.getOffsetBuffer()),
                retained(vector.getDataBuffer()),
                vector.getAllocator());
    }

    private static ArrowBuf retained(ArrowBuf buffer) {
        buffer.getReferenceManager().retain();
        return buffer;
    }

    /**
     * The values [from, from + count) in the same memory, as a column of its own.
     *
     * @param from a multiple of 64
     * @return owned by the caller; null where values have to be copied
     */
    Column part(int from, int count) {
        ArrowBuf valid = nullCount == 0 ? null : buffers == null ? vector.getValidityBuffer() : buffers[0];
        boolean inWords = valid == null || valid.capacity() >= 8L * NewColumn.words(from + count);
        if (data == 0 || count == 0 || !inWords) {
            return null;
        }
        ArrowBuf values = buffers == null ? vector.getDataBuffer() : buffers[2];
        ArrowBuf ends = offsets == 0 ? null : buffers == null ? vector.getOffsetBuffer() : buffers[1];
        int width = ColumnTypes.byteWidth(type);
        return of(
                type,
                count,
                valid == null ? 0 : UNCOUNTED,
                valid == null ? null : from(valid, from / 8),
                ends == null ? null : from(ends, 4L * from),
                ends != null ? retained(values) : from(values, width == 0 ? from / 8 : (long) width * from),
                buffers == null ? vector.getAllocator() : allocator);
    }

    private static ArrowBuf from(ArrowBuf buffer, long start) {
        return retained(buffer.slice(start, buffer.capacity() - start));
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
        FieldVector made = vector;
        return made == null ? makeVector() : made;
    }

    private synchronized FieldVector makeVector() {
        if (vector == null) {
            FieldVector made = ColumnTypes.newVector(type, allocator);
            int nulls = nullCount();
            ArrowBuf valid = nulls == 0 ? allocator.getEmpty() : buffers[0];
            ArrowFieldNode node = new ArrowFieldNode(rowCount, nulls);
            made.loadFieldBuffers(
                    node, buffers[1] == null ? List.of(valid, buffers[2]) : List.of(valid, buffers[1], buffers[2]));
            vector = made;
        }
        return vector;
    }

    public int rowCount() {
        return rowCount;
    }

    public int nullCount() {
        int nulls = nullCount;
        return nulls == UNCOUNTED ? countNulls() : nulls;
    }

    private int countNulls() {
        int nulls = rowCount - Bitmap.ones(validity, rowCount);
        nullCount = nulls;
        return nulls;
    }

    public boolean hasNulls() {
        return nullCount() > 0;
    }

    /** Address of the validity bitmap (1 = not NULL), readable in whole 64-bit words; 0 when no value is NULL. */
    public long validity() {
        return hasNulls() ? validity : 0;
    }

    /** Address of the values: fixed width, one bit for BOOLEAN, or the bytes of all strings. 0 for nested types. */
    public long data() {
        return data;
    }

    /** Address of the {@code rowCount + 1} int offsets of a VARCHAR or VARBINARY column, of which the first need not be 0; else 0. */
    public long offsets() {
        return offsets;
    }

    public boolean isNull(int row) {
        return hasNulls() && !Memory.getBit(validity, row);
    }

    /** Bytes held, for accounting. */
    public long sizeInBytes() {
        if (buffers == null) {
            return vector.getBufferSize();
        }
        long bits = (rowCount + 7) / 8;
        if (buffers[1] != null) {
            return bits + 4L * (rowCount + 1) + Memory.getInt(offsets + 4L * rowCount) - Memory.getInt(offsets);
        }
        int width = ColumnTypes.byteWidth(type);
        return bits + (width == 0 ? bits : (long) width * rowCount);
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
            free();
        } else if (left < 0) {
            throw new IllegalStateException("column released too often");
        }
    }

    private void free() {
        if (owner != null) {
            owner.release();
            return;
        }
        if (vector != null) {
            vector.close();
        }
        for (int i = 0; buffers != null && i < buffers.length; i++) {
            if (buffers[i] != null) {
                buffers[i].close();
            }
        }
    }
}
