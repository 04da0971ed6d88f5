package io.sluice.planner;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.explain.PlanPrinter;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.Select;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.ast.Update;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.parser.SluiceParser;

/** Plans statements over the relations that all tests of this module share. */
final class PlanScripts {
    static final String RELATIONS = """
            CREATE STREAM bids (auction BIGINT, bidder BIGINT, price BIGINT, channel VARCHAR, url VARCHAR,
              date_time TIMESTAMP(3), WATERMARK FOR date_time AS date_time - INTERVAL '4' SECOND)
              WITH (retention = '1 hour');
            CREATE STREAM events (id INT, kind VARCHAR, amount DECIMAL(10, 2), weight DOUBLE, small TINYINT, ratio REAL,
              ok BOOLEAN, at TIMESTAMP(6), nano TIMESTAMP(9), day DATE, clock TIME, tags ARRAY<VARCHAR>,
              attributes MAP<VARCHAR, INT>, place ROW(x INT, y INT), payload VARBINARY)
              WITH (retention = '1 hour');
            CREATE STREAM quiet (a INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts);
            CREATE STREAM zoned (a INT, ts TIMESTAMP_LTZ(3), WATERMARK FOR ts AS ts) WITH (retention = '1 hour');
            CREATE TABLE rates (currency VARCHAR PRIMARY KEY, rate DECIMAL(10, 4), note VARCHAR(5), updated TIMESTAMP(3));
            CREATE TABLE stock (item VARCHAR NOT NULL, qty INT, PRIMARY KEY (item));
            CREATE VIEW cheap AS SELECT auction, price, date_time FROM bids WHERE price < 100;
            CREATE VIEW cheaper (id, cost, at) AS SELECT * FROM cheap WHERE price < 10;
            CREATE MATERIALIZED VIEW per_auction AS SELECT auction, COUNT(*) AS n FROM bids GROUP BY auction;
            CREATE MATERIALIZED VIEW per_window AS
              SELECT auction, COUNT(*) AS n, window_start, window_end
              FROM bids WINDOW TUMBLING (SIZE 10 SECONDS, GRACE PERIOD 5 SECONDS) GROUP BY auction EMIT CHANGES;
            """;

    private static final Planner PLANNER = Planner.create();
    private static final MemoryCatalog CATALOG = new MemoryCatalog()
            .run(RELATIONS)
            .addSystem(
                    "sys.late",
                    RowType.of(new Field("stream", SqlType.varchar()), new Field("rows", SqlType.bigint())));

    private PlanScripts() {}

    static PlannedQuery query(String sql, Mode mode) {
        Select select = (Select) SluiceParser.parse(sql).get(0);
        return PLANNER.planQuery(select.query(), mode, CATALOG, sql);
    }

    static PlannedChange change(String sql) {
        Statement statement = SluiceParser.parse(sql).get(0);
        if (statement instanceof Insert insert) {
            return PLANNER.planInsert(insert, CATALOG, sql);
        } else if (statement instanceof Update update) {
            return PLANNER.planUpdate(update, CATALOG, sql);
        }
        if (statement instanceof Merge merge) {
            return PLANNER.planMerge(merge, CATALOG, sql);
        }
        return PLANNER.planDelete((Delete) statement, CATALOG, sql);
    }

    /** EXPLAIN text or error text. A query is continuous when it has an EMIT clause. */
    static String explain(String sql) {
        try {
            Statement statement = SluiceParser.parse(sql).get(0);
            if (statement instanceof Select select) {
                boolean emits = select.query().emit().isPresent();
                PlannedQuery plan = query(sql, emits ? Mode.CONTINUOUS : Mode.SNAPSHOT);
                return PlanPrinter.print(plan.root());
            }
            PlannedChange change = change(sql);
            return change.kind() + " " + change.target() + "\n" + PlanPrinter.print(change.rows());
        } catch (SluiceException e) {
            return e.getMessage();
        }
    }
}
