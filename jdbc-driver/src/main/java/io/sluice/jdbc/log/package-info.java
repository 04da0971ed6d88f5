/** Where logs go in the self-contained jar; no part of the driver's own jar uses it. */
package io.sluice.jdbc.log;
