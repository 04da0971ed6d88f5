/** What tools ask about the database: relations, columns, keys, types and what the dialect can do. */
package io.sluice.jdbc.metadata;
