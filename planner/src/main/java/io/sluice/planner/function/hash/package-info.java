/** Digests, codes of bytes, and the parts of URLs. */
package io.sluice.planner.function.hash;
