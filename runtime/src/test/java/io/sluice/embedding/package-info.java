/** An application that embeds the engine, and the proof that it needs nothing but a class path. */
package io.sluice.embedding;
