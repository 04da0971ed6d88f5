/** Reads JDBC URLs and finds or makes the engine they name. */
package io.sluice.jdbc.url;
