package io.sluice.planner.calcite;

import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** A prepared FROM item or query, with the names of its columns that carry event time, best first. */
record PreparedQuery(SqlNode node, List<String> times) {}
