/** Ordering of whole results for ad-hoc queries: ORDER BY, OFFSET, LIMIT. */
package io.sluice.runtime.operator.sort;
