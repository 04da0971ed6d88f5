/** The engine embedded in a Java application. */
package io.sluice.examples.embedding;
