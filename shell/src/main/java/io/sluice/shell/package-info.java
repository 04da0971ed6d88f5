/** The SQL shell {@code sluice}: options, a session on one JDBC connection, and the loop that runs statements. */
package io.sluice.shell;
