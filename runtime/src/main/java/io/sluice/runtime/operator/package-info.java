/**
 * Physical operators: each takes change batches and gives change batches, tick by tick. The spec of an operator is immutable, its state is
 * its own, and it knows nothing of plans, catalogs or connectors.
 */
package io.sluice.runtime.operator;
