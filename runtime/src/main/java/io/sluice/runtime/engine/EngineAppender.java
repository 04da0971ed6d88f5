package io.sluice.runtime.engine;

import io.sluice.Appender;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.catalog.TableEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.PushIntake;
import io.sluice.runtime.dataflow.PushQueue;
import io.sluice.runtime.result.InputValues;
import io.sluice.runtime.setting.Setting;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.QualifiedName;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Gathers rows into batches and hands them to the queue that the next tick empties. */
final class EngineAppender implements Appender {
    /** Rows are handed over unasked when so many have gathered. */
    private static final int HAND_OVER_ROWS = 8_192;

    private final EngineCore core;
    private final RowType rowType;
    private final PushQueue queue;
    private final BatchBuilder builder;
    private final AppendedBatches batches;
    private boolean closed;

    private EngineAppender(EngineCore core, RowType rowType, PushQueue queue) {
        this.core = core;
        this.rowType = rowType;
        this.queue = queue;
        this.builder = new BatchBuilder(rowType, core.allocator());
        this.batches = new AppendedBatches(rowType, core.allocator());
    }

    /** WRONG_OBJECT_KIND unless it is a table or a stream without connector. */
    static EngineAppender open(EngineCore core, String relation) {
        CatalogEntry entry =
                core.catalog().require(new QualifiedName(List.of(new Identifier(relation, SourceSpan.NONE))));
        if (entry instanceof TableEntry table) {
            return new EngineAppender(
                    core, table.relation().rowType(), table.intake().queue());
        }
        if (entry instanceof StreamEntry stream && stream.intake() instanceof PushIntake push) {
            return new EngineAppender(core, stream.relation().rowType(), push.queue());
        }
        throw new SluiceException(
                Diagnostic.of(
                                ErrorCode.WRONG_OBJECT_KIND,
                                SourceSpan.NONE,
                                "\"" + relation + "\" takes no rows from an appender")
                        .withHint("append to a table, or to a stream made without a connector"),
                "");
    }

    @Override
    public void append(Object... row) {
        checkOpen();
        List<Object> values = InputValues.row(rowType.fields(), row);
        builder.appendRow(values, 1);
        if (builder.rowCount() >= HAND_OVER_ROWS) {
            flush();
        }
    }

    @Override
    public void append(VectorSchemaRoot batch) {
        checkOpen();
        flush();
        put(batches.copy(batch));
    }

    @Override
    public void appendShared(VectorSchemaRoot batch) {
        checkOpen();
        flush();
        put(batches.share(batch));
    }

    @Override
    public void flush() {
        checkOpen();
        if (builder.rowCount() > 0) {
            put(builder.build());
        }
    }

    @Override
    public void close() {
        if (!closed) {
            try {
                flush();
            } finally {
                closed = true;
                builder.close();
            }
        }
    }

    private void put(ChangeBatch batch) {
        if (batch.rowCount() == 0) {
            batch.close();
            return;
        }
        queue.put(batch, core.settings().integer(Setting.APPENDER_BUFFER_ROWS), this::makeRoom);
        core.ticker().wake();
    }

    /** With nobody ticking by the clock a full queue would wait for ever: then the appending thread ticks. */
    private boolean makeRoom() {
        if (core.ticker().isLooping()) {
            core.ticker().wake();
            return false;
        }
        core.ticker().tick();
        return true;
    }

    private void checkOpen() {
        if (closed) {
            throw new SluiceException(ErrorCode.ENGINE_CLOSED, "the appender is closed");
        }
    }
}
