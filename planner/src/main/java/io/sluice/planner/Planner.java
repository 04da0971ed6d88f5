package io.sluice.planner;

import io.sluice.planner.catalog.Catalog;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Update;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Turns parsed statements into plans. Every problem is a {@link io.sluice.sql.diagnostic.SluiceException} that points into
 * {@code sql}, the text the statement was parsed from. Thread-safe.
 */
public interface Planner {
    /** How a query will run. */
    enum Mode {
        /** Once over a snapshot of its relations. */
        SNAPSHOT,
        /** Kept current from tick to tick. */
        CONTINUOUS
    }

    /**
     * @param stateTtl for a standing query: where its state would only grow, it sees each row of a stream just for so long after the tick
     *     in which the row came; empty for no limit
     */
    PlannedQuery planQuery(Query query, Mode mode, Catalog catalog, Optional<Duration> stateTtl, String sql);

    /** Without a limit to state. */
    default PlannedQuery planQuery(Query query, Mode mode, Catalog catalog, String sql) {
        return planQuery(query, mode, catalog, Optional.empty(), sql);
    }

    PlannedChange planInsert(Insert insert, Catalog catalog, String sql);

    PlannedChange planUpdate(Update update, Catalog catalog, String sql);

    PlannedChange planDelete(Delete delete, Catalog catalog, String sql);

    PlannedChange planMerge(Merge merge, Catalog catalog, String sql);

    /** Checks columns, types, key and watermark; the statement must have columns. */
    RelationDefinition define(CreateStream statement, String sql);

    RelationDefinition define(CreateTable statement, String sql);

    /** The planner of this class path, found as a service so that the interface knows no implementation. */
    static Planner create() {
        return ServiceLoader.load(Planner.class, Planner.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no planner on the class path"));
    }
}
