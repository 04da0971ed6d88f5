/** Constant rows. */
package io.sluice.runtime.operator.values;
