/**
 * How rows are written in bytes: CSV, JSON lines and plain lines, read straight from blocks of bytes into column builders and written
 * from batches. A row that cannot be read is reported with its place and never disturbs its neighbours.
 */
package io.sluice.runtime.format;
