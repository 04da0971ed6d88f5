/**
 * Many filters over one relation answered by one search: conditions that compare a column with constants, the places of their values in one
 * order or hash table, and for each filter the rows of a batch that it lets through.
 */
package io.sluice.runtime.seek;
