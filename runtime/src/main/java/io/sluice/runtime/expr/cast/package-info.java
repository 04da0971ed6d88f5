/** Conversions between types: fast loops between numbers, one row at a time for the rest. */
package io.sluice.runtime.expr.cast;
