/** Values for {@code ?}: what JDBC callers hand over, in the forms the engine takes. */
package io.sluice.jdbc.parameter;
