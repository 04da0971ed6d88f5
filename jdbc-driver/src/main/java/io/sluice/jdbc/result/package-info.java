/** Result sets: a cursor over rows of the engine or of memory, with exact conversions to every Java type JDBC names. */
package io.sluice.jdbc.result;
