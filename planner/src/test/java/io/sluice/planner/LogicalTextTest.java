package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.Planner.Mode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogicalTextTest {
    @Test
    void showsTheRelationalPlan() {
        PlannedQuery plan = PlanScripts.query(
                "SELECT auction, COUNT(*) FROM bids WINDOW TUMBLING (SIZE 10 SECONDS) WHERE channel = 'é' GROUP BY auction"
                        + " EMIT CHANGES",
                Mode.CONTINUOUS);
        assertEquals("""
                LogicalProject(auction=[$0], EXPR$1=[$3])
                  LogicalAggregate(group=[{0, 6, 7}], EXPR$1=[COUNT()])
                    LogicalFilter(condition=[=($3, 'é')])
                      LogicalTableFunctionScan(invocation=[TUMBLE(DESCRIPTOR($5), 'TIME', 10000000000:BIGINT, 0, 0, 0)])
                        LogicalTableScan(table=[[bids]])""", plan.logicalText().get());
        assertEquals(Set.of("bids"), plan.reads());
        assertEquals(List.of(), plan.warnings());
    }
}
