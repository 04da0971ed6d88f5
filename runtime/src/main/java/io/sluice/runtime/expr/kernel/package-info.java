/**
 * Vectorised functions: loops over the addresses of whole columns, chosen once from the types. Know columns, not expressions;
 * each reports the rows it fails for.
 */
package io.sluice.runtime.expr.kernel;
