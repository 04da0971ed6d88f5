/** Rows that come and go with the clock: conditions that compare a time of the row with NOW(). */
package io.sluice.runtime.operator.temporal;
