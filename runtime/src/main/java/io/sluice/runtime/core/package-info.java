/** What all statements work with: the engine's services, the tick lock, snapshot queries, standing queries and the log of rejected rows. */
package io.sluice.runtime.core;
