/** How Sluice's types look to JDBC: type codes, class names, sizes, and the conversion of single values. */
package io.sluice.jdbc.type;
