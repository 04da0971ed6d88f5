/** Functions of arrays and maps, and the order of values of any type. */
package io.sluice.planner.function.nested;
