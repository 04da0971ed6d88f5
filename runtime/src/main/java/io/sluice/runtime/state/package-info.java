/** State of operators: hash tables over primitive arrays, columnar accumulators, and how they are written down. */
package io.sluice.runtime.state;
