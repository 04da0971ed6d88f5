package io.sluice.runtime.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.operator.OperatorHarness.Factory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows in and expected rows out, tick by tick, checked in several ways: as written, one row a batch, with a restart between
 * ticks, and all in one tick, where only the accumulated rows are compared.
 */
public final class OperatorCase {
    private record Step(long watermark, String[] rows, List<String> expected) {}

    private final RowType input;
    private final RowType output;
    private final Factory factory;
    private final List<Step> steps = new ArrayList<>();
    private List<String> rejected = List.of();
    private boolean oneTick = true;

    public OperatorCase(RowType input, RowType output, Factory factory) {
        this.input = input;
        this.output = output;
        this.factory = factory;
    }

    /** Adds a tick without watermark. */
    public OperatorCase tick(List<String> rows, List<String> expected) {
        return tick(Tick.NO_WATERMARK, rows, expected);
    }

    public OperatorCase tick(long watermark, List<String> rows, List<String> expected) {
        steps.add(new Step(watermark, rows.toArray(String[]::new), expected));
        return this;
    }

    /** Rows that must have been left out. */
    public OperatorCase rejects(List<String> rows) {
        rejected = rows;
        return this;
    }

    /** Leaves out the run in one tick: ticks make a difference in this case. */
    public OperatorCase ticksMatter() {
        oneTick = false;
        return this;
    }

    public void run() {
        check("as written", false, false);
        check("one row a batch", true, false);
        check("restarted between ticks", false, true);
        if (oneTick) {
            checkAccumulated();
        }
    }

    private void check(String mode, boolean rowByRow, boolean restarted) {
        try (OperatorHarness harness = new OperatorHarness(input, output, factory)) {
            for (Step step : steps) {
                if (rowByRow) {
                    for (String row : step.rows) {
                        harness.batch(row);
                    }
                } else if (step.rows.length > 0) {
                    harness.batch(step.rows);
                }
                assertEquals(step.expected, harness.endTick(step.watermark), mode);
                if (restarted) {
                    harness.restart();
                }
            }
            assertEquals(rejected, harness.rejected(), mode);
        }
    }

    private void checkAccumulated() {
        Map<String, Long> expected = new TreeMap<>();
        for (Step step : steps) {
            accumulate(step.expected, expected);
        }
        Map<String, Long> actual = new TreeMap<>();
        try (OperatorHarness harness = new OperatorHarness(input, output, factory)) {
            for (Step step : steps) {
                harness.batch(step.rows);
            }
            accumulate(harness.endTick(steps.get(steps.size() - 1).watermark), actual);
        }
        assertEquals(expected, actual, "all in one tick");
    }

    /** Adds changes up to the rows that are there; rows that cancel out vanish. */
    public static void accumulate(List<String> changes, Map<String, Long> rows) {
        for (String change : changes) {
            int cell = change.indexOf(" | ");
            long weight = Long.parseLong(cell < 0 ? change : change.substring(0, cell));
            rows.merge(cell < 0 ? "" : change.substring(cell + 3), weight, (a, b) -> a + b == 0 ? null : a + b);
        }
    }
}
