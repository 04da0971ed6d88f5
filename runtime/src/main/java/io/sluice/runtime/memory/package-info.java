/** Native memory: unchecked access to it in one place, and the pool that buffers come from. */
package io.sluice.runtime.memory;
