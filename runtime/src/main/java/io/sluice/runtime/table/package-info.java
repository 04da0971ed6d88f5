/**
 * Live tables: the rows of a table, a view or a retained stream, readable as of one tick while the next tick changes them. Rows lie in
 * immutable chunks of columns, removals are marked with their tick, so that a reader neither copies nor waits.
 */
package io.sluice.runtime.table;
