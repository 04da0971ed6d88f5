/** Scalar expressions, evaluated column by column: kernels are chosen once from the types, loops run over addresses. */
package io.sluice.runtime.expr;
