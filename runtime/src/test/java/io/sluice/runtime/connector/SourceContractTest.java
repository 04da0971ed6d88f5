package io.sluice.runtime.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connector.Source;
import io.sluice.connector.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every replayable, bounded source keeps to. Its rows must be the same each time. */
public abstract class SourceContractTest {
    private static final int POLL_ROWS = 7;

    /** Makes sources of some dozens of rows. */
    protected abstract SourceHarness harness() throws Exception;

    @Test
    void goesOnExactlyBehindEveryPosition() throws Exception {
        SourceHarness harness = harness();
        List<Step> steps = steps(harness);
        List<List<Object>> all = steps.get(steps.size() - 1).soFar;
        assertTrue(all.size() > 3 * POLL_ROWS, "rows: " + all.size());
        for (Step step : steps) {
            try (CollectingOutput out = new CollectingOutput(harness.rowType());
                    Source source = harness.open(Optional.of(step.position))) {
                assertEquals(step.position, source.position());
                assertEquals(Source.State.ENDED, SourceHarness.drain(source, out));
                assertEquals(all.subList(step.soFar.size(), all.size()), out.all());
                assertEquals(
                        step.badSoFar,
                        steps.get(steps.size() - 1).badSoFar - out.bad().size());
            }
        }
    }

    @Test
    void stopsExactlyAtEveryPosition() throws Exception {
        SourceHarness harness = harness();
        for (Step step : steps(harness)) {
            try (CollectingOutput out = new CollectingOutput(harness.rowType());
                    Source source = harness.create()) {
                source.stopAt(step.position);
                source.open(Optional.empty());
                out.limit(POLL_ROWS);
                assertEquals(Source.State.ENDED, SourceHarness.drain(source, out));
                assertEquals(step.soFar, out.all());
            }
        }
    }

    @Test
    void givesNoMoreRowsThanTheOutputTakes() throws Exception {
        SourceHarness harness = harness();
        try (CollectingOutput out = new CollectingOutput(harness.rowType());
                Source source = harness.open(Optional.empty())) {
            out.limit(1);
            Source.State state = Source.State.MORE;
            while (state != Source.State.ENDED) {
                state = source.poll(out);
                assertTrue(out.take().size() <= 1);
            }
        }
    }

    @Test
    void closesTwiceAndUnopened() throws Exception {
        Source source = harness().open(Optional.empty());
        source.close();
        source.close();
        harness().create().close();
    }

    private static List<Step> steps(SourceHarness harness) {
        List<Step> steps = new ArrayList<>();
        try (CollectingOutput out = new CollectingOutput(harness.rowType());
                Source source = harness.open(Optional.empty())) {
            out.limit(POLL_ROWS);
            steps.add(new Step(source.position(), List.of(), 0));
            Source.State state = Source.State.MORE;
            while (state != Source.State.ENDED) {
                state = source.poll(out);
                out.take();
                steps.add(new Step(
                        source.position(), List.copyOf(out.all()), out.bad().size()));
            }
        }
        return steps;
    }

    private record Step(SourcePosition position, List<List<Object>> soFar, int badSoFar) {}
}
