/** Joins kept current under changes on both sides: rows by key, match counts, expiry by watermark, and what comes out. */
package io.sluice.runtime.operator.join;
