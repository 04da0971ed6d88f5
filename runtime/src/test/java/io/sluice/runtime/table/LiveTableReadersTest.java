package io.sluice.runtime.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.memory.Memory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

/** Money moves between accounts, tick by tick, while others count it: whatever tick a reader sees, the sum is the same. */
class LiveTableReadersTest {
    private static final RowType TYPE =
            BatchText.rowType("account", SqlType.bigint(), "name", SqlType.varchar(), "money", SqlType.bigint());
    private static final int ACCOUNTS = 300;
    private static final int TICKS = 10_000;
    private static final int READERS = 3;

    @Test
    void everyReadIsOfOneTick() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try (RootAllocator allocator = new RootAllocator()) {
            try (LiveTable table = new LiveTable(new TableSpec("bank", TYPE, List.of(0), false), allocator)) {
                long[] money = new long[ACCOUNTS];
                open(table, money, allocator);
                AtomicBoolean done = new AtomicBoolean();
                List<Future<Integer>> readers = new ArrayList<>();
                for (int i = 0; i < READERS; i++) {
                    int seed = i;
                    readers.add(threads.submit(() -> read(table, done, new Random(seed))));
                }
                Random random = new Random(42);
                for (int tick = 2; tick < TICKS; tick++) {
                    transfer(table, money, tick, random, allocator);
                    table.commit(tick, tick).release();
                }
                done.set(true);
                for (Future<Integer> reader : readers) {
                    reader.get();
                }
            }
            assertEquals(0, allocator.getAllocatedMemory());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void open(LiveTable table, long[] money, RootAllocator allocator) {
        try (BatchBuilder batch = new BatchBuilder(TYPE, allocator)) {
            for (int account = 0; account < ACCOUNTS; account++) {
                money[account] = 100;
                row(batch, account, 100, 1);
            }
            table.apply(batch.build(), 1);
        }
        table.commit(1, 1).release();
    }

    private static void transfer(LiveTable table, long[] money, long tick, Random random, RootAllocator allocator) {
        try (BatchBuilder batch = new BatchBuilder(TYPE, allocator)) {
            for (int i = 0; i < 3; i++) {
                int from = random.nextInt(ACCOUNTS);
                int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
                int amount = 1 + random.nextInt(50);
                row(batch, from, money[from], -1);
                row(batch, from, money[from] -= amount, 1);
                row(batch, to, money[to], -1);
                row(batch, to, money[to] += amount, 1);
            }
            table.apply(batch.build(), tick);
        }
    }

    private static void row(BatchBuilder batch, int account, long money, long weight) {
        batch.appendRow(List.of((long) account, "account " + account, money), weight);
    }

    private static int read(LiveTable table, AtomicBoolean done, Random random) {
        int reads = 0;
        do {
            TableVersion version = table.current();
            try (TableSnapshot snapshot = TableSnapshot.open(version)) {
                version.release();
                long sum = 0;
                long rows = 0;
                long known = -1;
                int account = random.nextInt(ACCOUNTS);
                for (Iterator<ChangeBatch> scan = snapshot.scan(2, 0); scan.hasNext(); ) {
                    try (ChangeBatch batch = scan.next()) {
                        rows += batch.rowCount();
                        for (int row = 0; row < batch.rowCount(); row++) {
                            long money = Memory.getLong(batch.column(0).data() + 8L * row);
                            sum += money;
                            known = Memory.getLong(batch.column(1).data() + 8L * row) == account ? money : known;
                        }
                    }
                }
                assertEquals(ACCOUNTS, rows);
                assertEquals(ACCOUNTS, snapshot.rowCount());
                assertEquals(100L * ACCOUNTS, sum);
                try (ChangeBatch found = snapshot.lookup(List.of((long) account), 2)) {
                    assertEquals(known, Memory.getLong(found.column(0).data()));
                }
            }
            reads++;
        } while (!done.get());
        return reads;
    }
}
