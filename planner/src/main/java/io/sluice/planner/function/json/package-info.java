/** Functions of JSON, which is kept as text. */
package io.sluice.planner.function.json;
