package io.sluice.planner.convert;

import io.sluice.planner.plan.PlanNode;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.TableScan;

/** A table: all its columns at first, pruning takes away the rest. */
final class ScanConverter {
    private ScanConverter() {}

    static PlanNode convert(TableScan scan, PhysicalPlanner planner) {
        String name = String.join(".", scan.getTable().getQualifiedName());
        List<Integer> columns =
                IntStream.range(0, scan.getRowType().getFieldCount()).boxed().toList();
        return planner.factory().scan(name, columns);
    }
}
