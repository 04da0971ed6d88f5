package io.sluice.runtime.statement;

import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.SinkEntry;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.catalog.TableEntry;
import io.sluice.runtime.catalog.ViewEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.Pipeline;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/** Takes objects out of the catalog and out of the tick. The DDL lock is held. */
final class ObjectDropper {
    private final EngineCore core;

    ObjectDropper(EngineCore core) {
        this.core = core;
    }

    /** RELATION_IN_USE, naming the readers, when other objects read it. */
    void checkUnused(CatalogEntry entry, SourceSpan span) {
        List<CatalogEntry> readers = core.catalog().snapshot().readersOf(entry.name());
        if (!readers.isEmpty()) {
            List<String> names = readers.stream().map(NewName::describe).toList();
            throw Errors.at(
                    ErrorCode.RELATION_IN_USE,
                    span,
                    NewName.describe(entry) + " is read by " + String.join(", ", names),
                    NewName.dropping(entry) + " CASCADE drops them too");
        }
    }

    /** Drops everything that reads it, the last reader first. */
    void dropReaders(CatalogEntry entry) {
        for (CatalogEntry reader : core.catalog().snapshot().readersOf(entry.name())) {
            dropReaders(reader);
            drop(reader);
        }
    }

    /** Drops an object that nothing of the catalog reads; readers of its changes see an error. */
    void drop(CatalogEntry entry) {
        core.ticker().locked(pipeline -> {
            core.catalog().remove(entry.name());
            if (entry instanceof ViewEntry view) {
                endReaders(pipeline, view.feed(), entry);
                pipeline.stop(view.query());
                pipeline.remove(view.feed());
            } else if (entry instanceof SinkEntry sink) {
                pipeline.stop(sink.query());
            } else if (entry instanceof StreamEntry stream) {
                endReaders(pipeline, stream.feed(), entry);
                pipeline.remove(stream.feed());
            } else if (entry instanceof TableEntry table) {
                endReaders(pipeline, table.feed(), entry);
                pipeline.remove(table.feed());
            }
            return null;
        });
        core.badRows().forget(entry.name());
        core.lateRows().forget(entry.name());
    }

    private static void endReaders(Pipeline pipeline, RelationFeed feed, CatalogEntry entry) {
        for (StandingQuery query : List.copyOf(pipeline.queries().all())) {
            if (query.feeds().contains(feed)) {
                query.fail(new SluiceException(ErrorCode.RELATION_NOT_FOUND, NewName.describe(entry) + " was dropped"));
                pipeline.stop(query);
            }
        }
    }
}
