package io.sluice.runtime.core;

import io.sluice.QueryResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The results that readers still hold, so that closing the engine closes them. Thread-safe. */
public final class OpenResults {
    private final Set<QueryResult> open = Collections.newSetFromMap(new IdentityHashMap<>());

    public synchronized void add(QueryResult result) {
        open.add(result);
    }

    public synchronized void remove(QueryResult result) {
        open.remove(result);
    }

    /** Closes what is open, without holding the lock while a result detaches itself. */
    public void closeAll() {
        List<QueryResult> closing;
        synchronized (this) {
            closing = new ArrayList<>(open);
            open.clear();
        }
        closing.forEach(QueryResult::close);
    }
}
