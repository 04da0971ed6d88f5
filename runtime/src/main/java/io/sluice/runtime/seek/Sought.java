package io.sluice.runtime.seek;

import org.apache.arrow.memory.BufferAllocator;

/** The values of one column outside of which no row of a relation matters to a query, because it begins with a filter. */
public sealed interface Sought permits SoughtRanges, SoughtHashes {
    /** Position of the column in the relation. */
    int column();

    /** For what finds the rows. */
    BufferAllocator allocator();
}
