/** State of standing queries over long times. */
package io.sluice.runtime.bounds;
