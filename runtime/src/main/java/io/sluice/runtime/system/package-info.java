/** The engine's tables about itself, {@code sys.*}: one class each, rows made when read, every column documented. */
package io.sluice.runtime.system;
