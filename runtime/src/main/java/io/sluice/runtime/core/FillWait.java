package io.sluice.runtime.core;

import io.sluice.runtime.dataflow.QueryState;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;

/** Lets ticks pass until a new query has read what its bounded inputs hold. */
public final class FillWait {
    private final EngineCore core;

    public FillWait(EngineCore core) {
        this.core = core;
    }

    /** Runs ticks on this thread until the query is filled; throws its error if it fails, QUERY_CANCELLED if interrupted. */
    public void await(StandingQuery query) {
        while (query.state() == QueryState.FILLING) {
            if (Thread.interrupted()) {
                throw new SluiceException(ErrorCode.QUERY_CANCELLED, "interrupted while filling " + query.name());
            }
            core.ticker().tick();
        }
        check(query);
    }

    /** Throws the query's error if it has failed. */
    public void check(StandingQuery query) {
        if (query.state() == QueryState.FAILED) {
            throw query.error();
        }
    }
}
