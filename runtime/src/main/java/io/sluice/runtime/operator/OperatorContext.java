package io.sluice.runtime.operator;

import org.apache.arrow.memory.BufferAllocator;

/**
 * What every operator of one query shares.
 *
 * @param allocator the engine's; all columns live in it, so they may be shared without moving
 * @param rejected where rows go that cannot take part
 * @param batchRows most rows an operator should put into one output batch
 */
public record OperatorContext(BufferAllocator allocator, RejectedRows rejected, int batchRows) {}
