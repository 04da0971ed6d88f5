/**
 * What flows between operators: immutable, reference-counted columns over Arrow vectors, and change batches made of them. Builders
 * make columns value by value; kernels write buffers directly.
 */
package io.sluice.runtime.batch;
