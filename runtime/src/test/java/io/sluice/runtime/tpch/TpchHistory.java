package io.sluice.runtime.tpch;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import io.sluice.runtime.law.DuckOracle;
import java.util.ArrayList;
import java.util.List;

/**
 * The data in chunks, given to both engines: rows of all tables in one tick, lines that come before their order or after it, and from the second chunk
 * on deletes and updates in all tables. A nation goes and comes back.
 */
final class TpchHistory {
    static final int CHUNKS = 10;

    private static final int DELETED_NATION = 6;

    private final TpchData data;
    private final SqlStreamContext ctx;
    private final DuckOracle duck;

    TpchHistory(TpchData data, SqlStreamContext ctx, DuckOracle duck) {
        this.data = data;
        this.ctx = ctx;
        this.duck = duck;
    }

    /** @param chunk from 0 */
    void apply(int chunk) {
        List<String> changes = changes(chunk);
        if (chunk % 2 == 1) {
            // The first change meets the rows of this chunk in one tick, but sees the tables as they were before it.
            duck.execute(changes.get(0));
        }
        for (TpchTable table : TpchTable.values()) {
            insert(table, chunk);
        }
        if (chunk % 2 == 0) {
            ctx.tick();
            changes.forEach(duck::execute);
        } else {
            changes.subList(1, changes.size()).forEach(duck::execute);
        }
        for (String change : changes) {
            ctx.execute(change).close();
        }
        ctx.tick();
    }

    private void insert(TpchTable table, int chunk) {
        List<Object[]> rows = data.rows(table);
        List<Object[]> due = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (chunk(table, i, rows.size()) == chunk) {
                due.add(rows.get(i));
            }
        }
        if (table == TpchTable.NATION && chunk == DELETED_NATION + 1) {
            due.add(rows.get(DELETED_NATION));
        }
        if (due.isEmpty()) {
            return;
        }
        try (Appender appender = ctx.appender(table.sql())) {
            due.forEach(appender::append);
        }
        duck.append(table.sql(), due);
    }

    private int chunk(TpchTable table, int row, int rows) {
        return switch (table) {
            case REGION, NATION -> 0;
            case ORDERS -> (int) ((long) row * CHUNKS / rows);
            // Most lines come with their order, some a chunk too early or too late.
            case LINEITEM -> {
                int order = (Integer) data.rows(table).get(row)[0] - 1;
                int chunk = chunk(
                        TpchTable.ORDERS, order, data.rows(TpchTable.ORDERS).size());
                yield Math.max(0, Math.min(CHUNKS - 1, chunk + (row % 10 == 0 ? -1 : row % 10 == 5 ? 1 : 0)));
            }
            default -> row % 2 == 0 ? 0 : row / 2 % CHUNKS;
        };
    }

    private static List<String> changes(int chunk) {
        if (chunk == 0) {
            return List.of();
        }
        List<String> changes = new ArrayList<>(List.of(
                "DELETE FROM lineitem WHERE MOD(l_orderkey, 31) = " + chunk,
                "DELETE FROM orders WHERE MOD(o_orderkey, 37) = " + chunk,
                "DELETE FROM customer WHERE MOD(c_custkey, 41) = " + chunk,
                "DELETE FROM partsupp WHERE MOD(ps_partkey + ps_suppkey, 43) = " + chunk,
                "DELETE FROM part WHERE MOD(p_partkey, 47) = " + chunk,
                "UPDATE part SET p_size = p_size + 1 WHERE MOD(p_partkey, 13) = " + chunk,
                "UPDATE lineitem SET l_quantity = l_quantity + 1, l_discount = 0.06 WHERE MOD(l_orderkey, 29) = "
                        + chunk,
                "UPDATE supplier SET s_acctbal = s_acctbal - 10, s_comment = 'Customer Complaints' WHERE s_suppkey = "
                        + chunk,
                "UPDATE customer SET c_mktsegment = 'BUILDING' WHERE MOD(c_custkey, 23) = " + chunk));
        if (chunk == 5) {
            changes.add("DELETE FROM supplier WHERE MOD(s_suppkey, 19) = 3");
        }
        if (chunk == DELETED_NATION) {
            changes.add("DELETE FROM nation WHERE n_nationkey = " + DELETED_NATION);
        }
        return changes;
    }
}
