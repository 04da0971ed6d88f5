/** Rows kept by number: columns off the heap, numbers used again once their row is gone, and an index to find a row by its values. */
package io.sluice.runtime.state.row;
