package io.sluice.runtime.core;

import io.sluice.planner.PairedChange;
import io.sluice.planner.PairedChange.Action;
import io.sluice.planner.PairedChange.Effect;
import io.sluice.planner.PairedChange.Repeated;
import io.sluice.planner.plan.PlanNode;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.SqlText;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.table.LiveTable;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.arrow.memory.BufferAllocator;

/** Finds out what an upsert or merge changes: its rows meet those of the table by key, then the clauses decide. For one statement. */
final class PairedChanges implements AutoCloseable {
    private final LiveTable table;
    private final PairedChange change;
    private final BufferAllocator allocator;
    private final BiFunction<PlanNode, ChangeBatch, List<ChangeBatch>> plans;
    private final BatchBuilder changes;
    private long count;

    /** @param plans runs a plan over a batch of pairs, which stays the caller's */
    PairedChanges(
            LiveTable table,
            PairedChange change,
            BufferAllocator allocator,
            BiFunction<PlanNode, ChangeBatch, List<ChangeBatch>> plans) {
        this.table = table;
        this.change = change;
        this.allocator = allocator;
        this.plans = plans;
        this.changes = new BatchBuilder(table.spec().rowType(), allocator);
    }

    /** How many rows were inserted, updated and deleted. */
    long count() {
        return count;
    }

    /**
     * The changes of the table, owned by the caller.
     *
     * @param given rows that the statement's query gave, which stay the caller's
     */
    ChangeBatch run(List<ChangeBatch> given) {
        if (given.isEmpty()) {
            return changes.build();
        }
        int[] key = change.key().stream().mapToInt(Integer::intValue).toArray();
        try (ChangeBatch rows = PairRows.flat(given, allocator)) {
            RepeatedKeys repeated = RepeatedKeys.of(rows, key, allocator);
            try (KeyMatches found = KeyMatches.of(rows, key, table)) {
                PairRows pairs = new PairRows(rows, found, table.spec().rowType(), allocator);
                decide(pairs, repeated, found, rows);
            }
        }
        return changes.build();
    }

    private void decide(PairRows pairs, RepeatedKeys repeated, KeyMatches found, ChangeBatch rows) {
        BitSet left = switch (change.repeated()) {
            case FIRST -> repeated.first();
            case LAST -> repeated.last();
            case ONCE, MATCHED_ONCE -> all(rows.rowCount());
        };
        BitSet matched = matched(pairs, found, left);
        BitSet unmatched = (BitSet) left.clone();
        unmatched.andNot(matched);
        BitSet touched = new BitSet(repeated.bound());
        for (Action action : change.actions()) {
            BitSet open = action.matched() ? matched : unmatched;
            if (open.isEmpty()) {
                continue;
            }
            List<ChangeBatch> taken;
            try (ChangeBatch batch = pairs.batch(open, action.matched())) {
                taken = plans.apply(action.pairs(), batch);
            }
            try {
                for (ChangeBatch batch : taken) {
                    for (int row = 0; row < batch.rowCount(); row++) {
                        int pair = (int) Memory.getLong(batch.column(0).data() + 8L * row);
                        checkOnce(action, pair, repeated, touched, rows);
                        apply(action.effect(), batch, row, found, pair);
                        open.clear(pair);
                    }
                }
            } finally {
                taken.forEach(ChangeBatch::close);
            }
        }
    }

    private static BitSet all(int count) {
        BitSet all = new BitSet(count);
        all.set(0, count);
        return all;
    }

    /** The pairs with a row of the table that the condition lets stand. */
    private BitSet matched(PairRows pairs, KeyMatches found, BitSet rows) {
        BitSet matched = new BitSet(rows.length());
        rows.stream().filter(found::has).forEach(matched::set);
        if (change.condition().isEmpty() || matched.isEmpty()) {
            return matched;
        }
        BitSet holding = new BitSet(rows.length());
        List<ChangeBatch> numbers;
        try (ChangeBatch batch = pairs.batch(matched, true)) {
            numbers = plans.apply(change.condition().get(), batch);
        }
        for (ChangeBatch batch : numbers) {
            try (batch) {
                for (int row = 0; row < batch.rowCount(); row++) {
                    holding.set((int) Memory.getLong(batch.column(0).data() + 8L * row));
                }
            }
        }
        return holding;
    }

    private void checkOnce(Action action, int pair, RepeatedKeys repeated, BitSet touched, ChangeBatch rows) {
        boolean counts = action.effect() != Effect.NOTHING
                && (change.repeated() == Repeated.ONCE
                        || change.repeated() == Repeated.MATCHED_ONCE && action.matched());
        if (!counts) {
            return;
        }
        int key = repeated.ids()[pair];
        if (touched.get(key)) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < change.key().size(); i++) {
                String name = table.spec().rowType().name(table.spec().key().get(i));
                parts.add(name + " = " + SqlText.of(rows.column(change.key().get(i)), pair));
            }
            throw new SluiceException(
                    Diagnostic.of(
                                    ErrorCode.CARDINALITY_VIOLATION,
                                    SourceSpan.NONE,
                                    "more than one row of the statement would change the row of "
                                            + table.spec().name() + " with " + String.join(", ", parts))
                            .withHint("give it one row for each key, for example by GROUP BY"),
                    "");
        }
        touched.set(key);
    }

    private void apply(Effect effect, ChangeBatch taken, int row, KeyMatches found, int pair) {
        if (effect == Effect.NOTHING) {
            return;
        }
        count++;
        if (effect != Effect.INSERT) {
            changes.appendRow(found.rows(), found.place(pair), -1);
        }
        if (effect != Effect.DELETE) {
            for (int i = 0; i < table.spec().rowType().size(); i++) {
                changes.column(i).appendFrom(taken.column(i + 1), row);
            }
            changes.endRow(1);
        }
    }

    @Override
    public void close() {
        changes.close();
    }
}
