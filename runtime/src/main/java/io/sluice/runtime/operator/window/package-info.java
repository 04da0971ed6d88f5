/** Windows over event time: which windows a row falls into, and when a window is closed. */
package io.sluice.runtime.operator.window;
