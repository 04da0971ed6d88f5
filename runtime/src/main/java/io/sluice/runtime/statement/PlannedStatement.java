package io.sluice.runtime.statement;

import io.sluice.planner.type.SqlType;
import java.util.List;

/** An INSERT, UPDATE or DELETE planned for one state of the catalog. */
public final class PlannedStatement {
    private final ChangeHandler.Planned change;
    private final String sql;

    PlannedStatement(ChangeHandler.Planned change, String sql) {
        this.change = change;
        this.sql = sql;
    }

    /** Types of the {@code ?}, in order. */
    public List<SqlType> parameters() {
        return change.change().parameters();
    }

    /** The catalog it was planned for. */
    public long catalogVersion() {
        return change.catalog().version();
    }

    ChangeHandler.Planned change() {
        return change;
    }

    String sql() {
        return sql;
    }
}
