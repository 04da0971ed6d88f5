/** Window functions: OVER with its partitions, orders and frames, kept current under changes anywhere in a partition. */
package io.sluice.runtime.operator.over;
