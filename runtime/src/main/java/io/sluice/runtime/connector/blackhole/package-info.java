/** The {@code blackhole} sink, which drops everything: to measure a query without its output. */
package io.sluice.runtime.connector.blackhole;
