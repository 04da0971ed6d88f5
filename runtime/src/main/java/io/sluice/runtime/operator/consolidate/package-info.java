/** Equal rows brought together, so that what cancels out within a tick is never seen. */
package io.sluice.runtime.operator.consolidate;
