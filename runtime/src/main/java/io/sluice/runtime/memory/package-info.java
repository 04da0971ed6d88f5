/** Unchecked access to buffer memory, in one place. */
package io.sluice.runtime.memory;
