/** The engine behind the public API: how it is built, named, ticked by the clock and closed. */
package io.sluice.runtime.engine;
