/** Functions of text, one class per topic. */
package io.sluice.planner.function.text;
