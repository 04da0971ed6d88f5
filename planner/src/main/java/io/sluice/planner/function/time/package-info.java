/** Functions of dates and times: units, formats, time zones, epochs. */
package io.sluice.planner.function.time;
