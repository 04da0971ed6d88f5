/** Functions of the application with state for each key, and timers. */
package io.sluice.runtime.operator.keyed;
