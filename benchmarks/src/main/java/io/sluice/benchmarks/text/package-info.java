/** Lines of text as in the measurements of the D-Streams paper, and bids as lines of files. */
package io.sluice.benchmarks.text;
