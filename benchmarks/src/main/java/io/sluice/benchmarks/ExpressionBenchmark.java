package io.sluice.benchmarks;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.runtime.operator.project.FilterProjectOperator;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.arrow.memory.RootAllocator;

/**
 * Rows per second of filters and projections over bids (auction, bidder, price BIGINT; channel, url VARCHAR; about 100 bytes a row) on
 * one thread, in batches of 8k and 64k rows. Prints one line a case: batch size, million rows a second (best of the rounds), rows that
 * came out. Arguments: rows (5,000,000) and rounds (15).
 */
public final class ExpressionBenchmark {
    private static final SqlType BIGINT = SqlType.bigint();
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);
    private static final SqlType VARCHAR = SqlType.varchar();
    private static final RowType BIDS = RowType.of(
            new Field("auction", BIGINT),
            new Field("bidder", BIGINT),
            new Field("price", BIGINT),
            new Field("channel", VARCHAR),
            new Field("url", VARCHAR),
            new Field("date_time", SqlType.timestamp(3)));
    private static final Expr AUCTION = new ColumnRef(0, BIGINT);
    private static final Expr PRICE = new ColumnRef(2, BIGINT);
    private static final Expr CHANNEL = new ColumnRef(3, VARCHAR);
    private static final Expr URL = new ColumnRef(4, VARCHAR);
    private static final Expr TIME = new ColumnRef(5, SqlType.timestamp(3));

    private final RootAllocator allocator = new RootAllocator();
    private final OperatorContext context = new OperatorContext(allocator, new NoneRejected(), 65_536);
    private final int rows;
    private final int rounds;
    /** Rows the filters must let through, counted when the data was made. */
    private long auctions;

    private long googles;
    private long items;

    private int passes;

    private ExpressionBenchmark(int rows, int rounds) {
        this.rows = rows;
        this.rounds = rounds;
    }

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
        new ExpressionBenchmark(rows, rounds).run();
    }

    private void run() {
        // The first pass lets the compiler see every case before any is measured.
        for (int batchRows : new int[] {8_192, 65_536, 8_192, 65_536}) {
            auctions = 0;
            googles = 0;
            items = 0;
            List<ChangeBatch> batches = bids(batchRows);
            measure("pass through 3 columns", batches, this::passThrough, rows);
            measure("auction % 123 = 0, 2 columns", batches, this::modulo, auctions);
            measure("0.908 * price", batches, this::euros, rows);
            measure("price + 1 > 500 AND date_time - 4 s < t", batches, this::shifted, -1);
            measure("channel = 'Google'", batches, this::equality, googles);
            measure("url LIKE '%item=7%'", batches, this::like, items);
            batches.forEach(ChangeBatch::close);
            passes++;
        }
        allocator.close();
    }

    private Operator passThrough() {
        return FilterProjectOperator.project(context, List.of(AUCTION, PRICE, URL));
    }

    private Operator modulo() {
        Expr rest = call(ScalarOp.MOD, BIGINT, AUCTION, new Literal(123L, BIGINT));
        Expr condition = call(ScalarOp.EQUALS, BOOLEAN, rest, new Literal(0L, BIGINT));
        return FilterProjectOperator.filterProject(context, condition, List.of(AUCTION, PRICE));
    }

    private Operator euros() {
        Expr factor = new Literal(new BigDecimal("0.908"), SqlType.decimal(4, 3));
        Expr price = new Cast(PRICE, SqlType.decimal(19, 0), false, SourceSpan.NONE);
        Expr product = call(ScalarOp.TIMES, SqlType.decimal(23, 3), factor, price);
        return FilterProjectOperator.project(context, List.of(AUCTION, product));
    }

    private Operator shifted() {
        Expr price = call(ScalarOp.PLUS, BIGINT, PRICE, new Literal(1L, BIGINT));
        Literal seconds = new Literal(4_000_000_000L, SqlType.of(TypeKind.INTERVAL_DAY));
        Expr time = call(ScalarOp.TIME_MINUS, SqlType.timestamp(3), TIME, seconds);
        Expr both = call(
                ScalarOp.AND,
                BOOLEAN,
                call(ScalarOp.GREATER, BOOLEAN, price, new Literal(500L, BIGINT)),
                call(ScalarOp.LESS, BOOLEAN, time, new Literal(1_000_000L, SqlType.timestamp(3))));
        return FilterProjectOperator.filterProject(context, both, List.of(AUCTION));
    }

    private Operator equality() {
        Expr condition = call(ScalarOp.EQUALS, BOOLEAN, CHANNEL, new Literal("Google", VARCHAR));
        return FilterProjectOperator.filterProject(context, condition, List.of(AUCTION));
    }

    private Operator like() {
        Expr condition = call(ScalarOp.LIKE, BOOLEAN, URL, new Literal("%item=7%", VARCHAR));
        return FilterProjectOperator.filterProject(context, condition, List.of(AUCTION));
    }

    private static Expr call(ScalarOp op, SqlType type, Expr... args) {
        return new Call(op, List.of(args), type, SourceSpan.NONE);
    }

    /** @param expected rows out of one round; −1 to take the first round's word */
    private void measure(String name, List<ChangeBatch> batches, Supplier<Operator> maker, long expected) {
        Operator operator = maker.get();
        long best = Long.MAX_VALUE;
        long[] out = {0};
        for (int round = 0; round < rounds; round++) {
            out[0] = 0;
            long start = System.nanoTime();
            for (ChangeBatch batch : batches) {
                operator.process(0, batch.share(), result -> {
                    out[0] += result.rowCount();
                    result.close();
                });
            }
            best = Math.min(best, System.nanoTime() - start);
            if (expected >= 0 && out[0] != expected) {
                throw new IllegalStateException(name + ": " + out[0] + " rows instead of " + expected);
            }
        }
        operator.close();
        double millions = rows * 1e3 / best;
        int batchRows = batches.get(0).rowCount();
        if (passes < 2) {
            return;
        }
        System.out.printf(Locale.ROOT, "%6d  %-42s %8.1f M rows/s  %d rows out%n", batchRows, name, millions, out[0]);
    }

    private List<ChangeBatch> bids(int batchRows) {
        SplittableRandom random = new SplittableRandom(1);
        List<byte[]> channels = new ArrayList<>();
        for (String channel : List.of("Google", "Facebook", "Baidu", "Apple")) {
            channels.add(channel.getBytes(StandardCharsets.UTF_8));
        }
        List<ChangeBatch> batches = new ArrayList<>();
        try (BatchBuilder builder = new BatchBuilder(BIDS, allocator)) {
            for (int row = 0; row < rows; row++) {
                long auction = random.nextLong(100_000);
                int channel = random.nextInt(channels.size());
                int item = random.nextInt(1_000);
                auctions += auction % 123 == 0 ? 1 : 0;
                googles += channel == 0 ? 1 : 0;
                items += String.valueOf(item).charAt(0) == '7' ? 1 : 0;
                builder.column(0).appendLong(auction);
                builder.column(1).appendLong(random.nextLong(10_000));
                builder.column(2).appendLong(random.nextLong(1_000));
                append(builder.column(3), channels.get(channel));
                append(
                        builder.column(4),
                        ("https://www.nexmark.com/shop/item.htm?query=1&item=" + item)
                                .getBytes(StandardCharsets.UTF_8));
                builder.column(5).appendLong(row);
                builder.endRow();
                if (builder.rowCount() == batchRows || row == rows - 1) {
                    batches.add(builder.build());
                }
            }
        }
        return batches;
    }

    private static void append(ColumnBuilder column, byte[] text) {
        column.appendBytes(text, 0, text.length);
    }

    private static final class NoneRejected implements RejectedRows {
        @Override
        public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
            throw new IllegalStateException("late row");
        }

        @Override
        public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
            throw new IllegalStateException(message);
        }
    }
}
