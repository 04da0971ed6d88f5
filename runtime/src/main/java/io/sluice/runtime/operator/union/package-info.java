/** Inputs put together: UNION ALL. */
package io.sluice.runtime.operator.union;
