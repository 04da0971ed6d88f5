/** Parallelism by key: equal operators side by side, each with its share of the keys. */
package io.sluice.runtime.operator.shard;
