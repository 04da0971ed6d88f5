/** Equal rows brought together, so that what cancels out is never seen. */
package io.sluice.runtime.operator.consolidate;
