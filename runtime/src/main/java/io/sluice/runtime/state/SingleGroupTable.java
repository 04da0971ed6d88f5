package io.sluice.runtime.state;

import io.sluice.runtime.batch.Column;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** The table of no keys: all rows belong to group 1. */
final class SingleGroupTable implements GroupTable {
    private static final int GROUP = 1;

    private boolean used;

    @Override
    public void findOrAdd(Column[] keys, int from, int to, int[] ids) {
        Arrays.fill(ids, from, to, GROUP);
        used |= to > from;
    }

    @Override
    public void free(int id) {
        used = false;
    }

    @Override
    public int[] live() {
        return used ? new int[] {GROUP} : new int[0];
    }

    @Override
    public int idBound() {
        return GROUP + 1;
    }

    @Override
    public int size() {
        return used ? 1 : 0;
    }

    @Override
    public Column[] newKeyColumns(int[] ids, int count, BufferAllocator allocator) {
        return new Column[0];
    }

    @Override
    public void snapshot(StateWriter writer, String prefix) {
        writer.writeLong(prefix + "used", used ? 1 : 0);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        used = reader.readLong(prefix + "used") != 0;
    }

    @Override
    public long stateBytes() {
        return 0;
    }

    @Override
    public void close() {}
}
