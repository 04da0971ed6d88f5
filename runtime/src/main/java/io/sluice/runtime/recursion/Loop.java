package io.sluice.runtime.recursion;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.dataflow.Dataflow;
import io.sluice.runtime.dataflow.ScanPort;
import io.sluice.runtime.operator.consolidate.Consolidation;
import io.sluice.runtime.state.PrefixedState;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/** The step of a recursion as a dataflow of its own: takes rows found last, and changes of what else it reads, and gives what follows. */
public final class Loop implements AutoCloseable {
    /** Name of the ports that take the rows found last. */
    public static final String OWN_ROWS = "own rows";

    private final Dataflow dataflow;
    private final List<ChangeBatch> found = new ArrayList<>();
    private long round;

    /** @param dataflow belongs to this from now on; its scans are {@link #OWN_ROWS} and {@link #nameOfInput} */
    public Loop(Dataflow dataflow) {
        this.dataflow = dataflow;
        dataflow.connect(found::add);
    }

    /** Name of the port that takes changes of the i-th other relation. */
    public static String nameOfInput(int i) {
        return "input " + i;
    }

    /** Lets in a batch that stays the caller's. */
    void feed(String port, ChangeBatch batch) {
        for (ScanPort scan : dataflow.scans()) {
            if (scan.relation().equals(port)) {
                scan.push(batch);
            }
        }
    }

    /** What follows from everything fed since the last call, owned by the caller; changes that cancel out are left away. */
    Optional<ChangeBatch> next(long nowMicros, BufferAllocator allocator) {
        dataflow.endTick(++round, nowMicros);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (ChangeBatch all = Concat.batches(found, allocator)) {
            ChangeBatch net =
                    Consolidation.hasRetractions(all) ? Consolidation.consolidate(all, allocator) : all.share();
            if (net.rowCount() > 0) {
                return Optional.of(net);
            }
            net.close();
            return Optional.empty();
        } finally {
            found.forEach(ChangeBatch::close);
            found.clear();
        }
    }

    void snapshot(StateWriter writer) {
        for (int i = 0; i < dataflow.steps().size(); i++) {
            dataflow.steps().get(i).snapshot(new PrefixedState.Writer(writer, "step" + i + "."));
        }
    }

    void restore(StateReader reader) {
        for (int i = 0; i < dataflow.steps().size(); i++) {
            dataflow.steps().get(i).restore(new PrefixedState.Reader(reader, "step" + i + "."));
        }
    }

    long stateBytes() {
        return dataflow.stateBytes();
    }

    long stateRows() {
        return dataflow.stateRows();
    }

    @Override
    public void close() {
        found.forEach(ChangeBatch::close);
        found.clear();
        dataflow.close();
    }
}
