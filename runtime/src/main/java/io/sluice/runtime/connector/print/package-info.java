/** The {@code print} sink: changes as lines of text on the standard output. */
package io.sluice.runtime.connector.print;
