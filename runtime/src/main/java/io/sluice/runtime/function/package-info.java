/** Reads functions of the application off their classes: which methods can be called with which SQL types, and how. */
package io.sluice.runtime.function;
