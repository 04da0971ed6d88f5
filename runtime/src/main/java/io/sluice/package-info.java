/**
 * The public API of Sluice: make a {@link io.sluice.SqlStreamContext}, give it SQL, feed it rows, read its live tables.
 */
package io.sluice;
