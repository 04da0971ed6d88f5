package io.sluice.benchmarks.sluice;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RowSum;
import io.sluice.benchmarks.compare.VectorSum;
import io.sluice.benchmarks.compare.Workload;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Adds up the rows of a view. */
final class ViewSum {
    private ViewSum() {}

    static ResultSum of(SqlStreamContext context, String view, Workload workload) {
        RowSum sum = new RowSum();
        try (QueryResult result = context.query("SELECT * FROM " + view)) {
            for (VectorSchemaRoot batch = result.nextBatch(); batch != null; batch = result.nextBatch()) {
                VectorSum.add(batch, workload, sum);
            }
        }
        return sum.sum();
    }
}
