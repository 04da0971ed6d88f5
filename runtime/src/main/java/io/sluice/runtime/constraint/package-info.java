/** What columns and tables demand of the rows that are stored in them: NOT NULL, lengths, digits, CHECK. */
package io.sluice.runtime.constraint;
