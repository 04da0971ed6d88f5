package io.sluice.planner.plan;

/** One ORDER BY item. The planner has applied the default: NULLs last ascending, first descending. */
public record SortKey(int column, boolean descending, boolean nullsFirst) {}
