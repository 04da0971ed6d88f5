/** Functions of dates, times and intervals: exact and alike on both sides of 1970, in the unit each type is stored in. */
package io.sluice.runtime.expr.time;
