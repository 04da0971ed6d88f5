/** The first rows of each partition in an order: Top-N, deduplication, LIMIT of standing queries. */
package io.sluice.runtime.operator.topn;
