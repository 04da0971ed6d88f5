package io.sluice.runtime.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.dataflow.LanedOperator;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.runtime.operator.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random histories of both inputs: after each tick an as-of join's changes add up to what the book says of its inputs. */
class AsOfOperatorRandomTest {
    private static final int HISTORIES = 100;
    private static final int TICKS = 10;
    private static final RowType ROWS =
            BatchText.rowType("k", SqlType.bigint(), "ts", SqlType.timestamp(3), "s", SqlType.varchar());
    private static final String NULLS = "NULL | NULL | NULL";

    /** How right rows come and go. */
    enum Right {
        GROWS,
        CHANGES,
        VERSIONS
    }

    @ParameterizedTest
    @CsvSource({"GROWS, false", "GROWS, true", "CHANGES, false", "CHANGES, true", "VERSIONS, false", "VERSIONS, true"})
    void changesAddUpToTheJoinOfTheInputs(Right right, boolean timed) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(right, timed, seed).run();
        }
    }

    private static final class History {
        private final Random random;
        private final String name;
        private final boolean timed;
        private final AsOfSpec spec;
        private final RandomSide left;
        private final RandomSide right;
        private final RandomVersions versions;
        private final int batchRows;
        private final int shards;
        private final Map<String, Long> view = new TreeMap<>();
        private int second;

        History(Right kind, boolean timed, int seed) {
            this.timed = timed;
            random = new Random(seed);
            boolean leftChanges = random.nextBoolean();
            List<JoinKey> keys = random.nextInt(4) == 0 ? List.of() : List.of(new JoinKey(0, 0, random.nextBoolean()));
            boolean versioned = kind == Right.VERSIONS;
            keys = versioned ? List.of(new JoinKey(0, 0, false)) : keys;
            spec = new AsOfSpec(
                    random.nextBoolean() ? JoinKind.LEFT : JoinKind.INNER,
                    keys,
                    random.nextBoolean() ? Optional.of(Joins.sameText()) : Optional.empty(),
                    new AsOfSpec.Side(ROWS, leftChanges, 1),
                    new AsOfSpec.Side(ROWS, kind != Right.GROWS, 1),
                    !timed && random.nextBoolean(),
                    random.nextBoolean(),
                    versioned,
                    timed ? Optional.of(Duration.ZERO) : Optional.empty());
            left = new RandomSide(random, leftChanges, this::row, this::isOpen);
            right = new RandomSide(random, kind == Right.CHANGES, this::row, this::isOpen);
            versions = versioned ? new RandomVersions(random, spec.backwards(), this::time) : null;
            batchRows = 1 + random.nextInt(5);
            shards = keys.isEmpty() ? 1 : 1 + random.nextInt(2);
            name = kind + " seed " + seed + " " + spec;
        }

        private String time() {
            return String.format("1970-01-01 00:00:%02d", second + random.nextInt(8));
        }

        private String row() {
            String key = random.nextInt(5) == 0 ? "NULL" : "" + random.nextInt(3);
            String time = random.nextInt(8) == 0 ? "NULL" : time();
            return key + " | " + time + " | " + List.of("a", "b", "NULL").get(random.nextInt(3));
        }

        /** Rows before the watermark are settled. */
        private boolean isOpen(String row) {
            String time = row.split(" \\| ")[1];
            return time.equals("NULL") || time.compareTo(String.format("1970-01-01 00:00:%02d", second)) >= 0;
        }

        private Operator create(OperatorContext context) {
            if (shards == 1) {
                return new AsOfOperator(spec, context);
            }
            return new LanedOperator(
                    List.of(new int[] {0}, new int[] {0}),
                    ROWS.size(),
                    shards,
                    inner -> new AsOfOperator(spec, inner),
                    context,
                    Runnable::run);
        }

        void run() {
            List<Field> fields = new ArrayList<>(ROWS.fields());
            fields.addAll(ROWS.fields());
            try (OperatorHarness harness = new OperatorHarness(ROWS, new RowType(fields), batchRows, this::create)) {
                for (int tick = 0; tick < TICKS; tick++) {
                    List<String> rights = versions == null ? right.tick(6) : versions.tick(this::isOpen);
                    RandomSide.feed(random, harness, left.tick(6), rights);
                    second += timed ? random.nextInt(5) : 0;
                    long watermark = timed ? second * 1_000_000L : Tick.NO_WATERMARK;
                    OperatorCase.accumulate(harness.endTick(watermark), view);
                    assertEquals(expected(), view, name + ", tick " + tick);
                    if (random.nextInt(4) == 0) {
                        harness.restart();
                    }
                }
                assertTrue(harness.rejected().isEmpty(), name);
                if (timed && versions == null) {
                    harness.endTick(1_000_000_000L);
                    assertTrue(harness.operator().stateRows() <= 4, name + ": state is left");
                }
            }
        }

        private Map<String, Long> expected() {
            Map<String, Long> result = new TreeMap<>();
            left.rows().forEach((l, weight) -> {
                String found = versions == null ? nearest(l) : versions.find(l, spec.strict());
                String[] cells = l.split(" \\| ");
                boolean fits = found != null
                        && (spec.residual().isEmpty()
                                || !cells[2].equals("NULL") && cells[2].equals(found.split(" \\| ")[2]));
                if (fits || spec.kind() == JoinKind.LEFT) {
                    result.merge(l + " | " + (fits ? found : NULLS), weight, Long::sum);
                }
            });
            return result;
        }

        private String nearest(String row) {
            String[] l = row.split(" \\| ");
            String best = null;
            for (String candidate : right.rows().keySet()) {
                String[] r = candidate.split(" \\| ");
                boolean sameKey = spec.keys().isEmpty()
                        || l[0].equals(r[0])
                                && (!l[0].equals("NULL") || spec.keys().get(0).nullSafe());
                if (!sameKey || l[1].equals("NULL") || r[1].equals("NULL")) {
                    continue;
                }
                int order = (spec.backwards() ? -1 : 1) * r[1].compareTo(l[1]);
                if (spec.strict() ? order < 0 : order <= 0) {
                    best = best == null ? candidate : nearer(best.split(" \\| "), best, r, candidate);
                }
            }
            return best;
        }

        /** The later one in order; of equal ones the first in row order, NULL last. */
        private String nearer(String[] a, String first, String[] b, String second) {
            int order = (spec.backwards() ? -1 : 1) * a[1].compareTo(b[1]);
            if (order != 0) {
                return order > 0 ? first : second;
            }
            for (int column : new int[] {0, 2}) {
                if (!a[column].equals(b[column])) {
                    boolean firstWins =
                            b[column].equals("NULL") || !a[column].equals("NULL") && a[column].compareTo(b[column]) < 0;
                    return firstWins ? first : second;
                }
            }
            return first;
        }
    }
}
