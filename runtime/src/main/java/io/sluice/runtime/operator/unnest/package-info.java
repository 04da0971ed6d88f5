/** One row per element of a collection. */
package io.sluice.runtime.operator.unnest;
