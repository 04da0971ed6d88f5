package io.sluice.runtime.core;

import io.sluice.planner.RelationDefinition;
import io.sluice.runtime.catalog.StreamConnector;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.dataflow.SourceReader;

/** Makes readers of a stream's source: the shared one, and others for queries that need the past. */
public final class StreamReaders {
    private final EngineCore core;

    public StreamReaders(EngineCore core) {
        this.core = core;
    }

    /** A reader over a new source, not yet open. */
    public SourceReader shared(String stream, RelationDefinition definition, StreamConnector connector) {
        boolean fails = connector.options().failsOnError();
        return new SourceReader(
                connector.sources().get(),
                definition.rowType(),
                definition.watermark(),
                new StreamBadRows(stream, fails, core.badRows(), core.clock()),
                core.allocator());
    }

    /** Another reader of the same source, which must have a connector; not yet open. */
    SourceReader another(StreamEntry stream) {
        return shared(stream.name(), stream.definition(), stream.connector().orElseThrow());
    }
}
