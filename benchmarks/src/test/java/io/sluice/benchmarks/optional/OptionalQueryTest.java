package io.sluice.benchmarks.optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.compare.EngineFactory;
import io.sluice.benchmarks.compare.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every workload is put into the words of every optional engine, or left out with a reason. */
final class OptionalQueryTest {
    private static final Set<String> SPARK_HINTS = Set.of("left out", "mode", "key", "watermark");
    private static final Set<String> HAZELCAST_HINTS = Set.of("left out", "result");

    @Test
    void hintsAreReadAndOtherCommentsAreNot() {
        OptionalQuery query = OptionalQuery.parse(
                "-- A comment: of ours.\n-- mode: update\n-- key: 0,1 \nSELECT 1 -- mode: append\n");
        assertEquals(Map.of("mode", "update", "key", "0,1"), query.hints());
        assertEquals(Optional.of("update"), query.hint("mode"));
        assertEquals(Optional.empty(), query.leftOut());
        assertEquals(Optional.of("no"), OptionalQuery.parse("-- left out: no\n").leftOut());
    }

    @Test
    void sparkIsAskedEverythingButWhatItRefuses() {
        for (Workload workload : Workload.all()) {
            OptionalQuery query = OptionalQuery.read("spark", workload);
            assertTrue(SPARK_HINTS.containsAll(query.hints().keySet()), workload + " " + query.hints());
            boolean isUpdate = query.hint("mode").equals(Optional.of("update"));
            assertTrue(isUpdate || query.hint("mode").equals(Optional.of("append")), workload::name);
            assertFalse(!isUpdate && query.hint("key").isPresent(), workload::name);
        }
        assertEquals(List.of("q4", "q6"), leftOut(new SparkFactory()));
    }

    @Test
    void hazelcastIsAskedEverythingButWhatItRefuses() {
        for (Workload workload : Workload.all()) {
            OptionalQuery query = OptionalQuery.read("hazelcast", workload);
            assertTrue(HAZELCAST_HINTS.containsAll(query.hints().keySet()), workload + " " + query.hints());
            assertTrue(query.hint("result").isPresent(), workload::name);
        }
        assertEquals(
                List.of("q3", "q4", "q5", "q6", "q9", "q11", "q18", "q19", "q20", "wordcount", "topk"),
                leftOut(new HazelcastFactory()));
    }

    @Test
    void aWorkloadWithoutAFileIsNotPassedOver() {
        assertThrows(IllegalArgumentException.class, () -> OptionalQuery.read("nothing", Workload.of("q0")));
    }

    private static List<String> leftOut(EngineFactory engine) {
        return Workload.all().stream()
                .filter(workload ->
                        engine.excuse(workload).map(reason -> !reason.isBlank()).orElse(false))
                .map(Workload::name)
                .toList();
    }
}
