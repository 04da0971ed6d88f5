package io.sluice.planner.calcite;

import io.sluice.planner.PlannedChange;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.Planner;
import io.sluice.planner.RelationDefinition;
import io.sluice.planner.catalog.Catalog;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Update;

/** The planner on Calcite. */
public final class CalcitePlanner implements Planner {
    @Override
    public PlannedQuery planQuery(Query query, Mode mode, Catalog catalog, String sql) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PlannedChange planInsert(Insert insert, Catalog catalog, String sql) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PlannedChange planUpdate(Update update, Catalog catalog, String sql) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PlannedChange planDelete(Delete delete, Catalog catalog, String sql) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RelationDefinition define(CreateStream statement, String sql) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RelationDefinition define(CreateTable statement, String sql) {
        throw new UnsupportedOperationException();
    }
}
