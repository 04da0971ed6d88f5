/** All functions that are Java methods, by name. */
package io.sluice.planner.function.library;
