/** The function of its own that one of the queries in {@code examples/nexmark} uses. */
package io.sluice.examples.nexmark;
