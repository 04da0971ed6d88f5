package io.sluice.runtime.seek;

import org.apache.arrow.memory.BufferAllocator;

/**
 * Values given exactly, as {@link Ordinals}: a row is found if and only if its value is one of them.
 *
 * @param column position in the relation, of a type that {@linkplain Ordinals#has has ordinals}
 */
public record SoughtRanges(int column, LongRanges ranges, BufferAllocator allocator) implements Sought {}
