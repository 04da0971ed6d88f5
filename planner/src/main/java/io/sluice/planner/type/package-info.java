/** Data types, and the Java forms of their values. */
package io.sluice.planner.type;
