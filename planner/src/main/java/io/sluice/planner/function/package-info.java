/** The scalar functions of the dialect as data: names, signatures and examples. */
package io.sluice.planner.function;
