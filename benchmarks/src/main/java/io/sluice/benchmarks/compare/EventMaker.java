package io.sluice.benchmarks.compare;

import io.sluice.benchmarks.nexmark.EventTable;
import io.sluice.benchmarks.nexmark.NexmarkEvents;
import io.sluice.benchmarks.text.BidFiles;
import io.sluice.benchmarks.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The program that makes the events, once for a comparison, and leaves them in files that the JVM of any engine can read. Says in lines of the
 * form {@code @ table rows} how many there are. Arguments: directory; events of Nexmark, and how many in a tick, multiples of 50; tables.
 */
final class EventMaker {
    /** Lines of text, and bids in a file, for each event of Nexmark. */
    private static final int FEWER = 5;

    private final Path directory;
    private final int events;
    private final int eventsPerTick;
    private final Map<String, Long> rows = new TreeMap<>();

    private EventMaker(Path directory, int events, int eventsPerTick) {
        this.directory = directory;
        this.events = events;
        this.eventsPerTick = eventsPerTick;
    }

    public static void main(String[] args) throws IOException {
        EventMaker maker = new EventMaker(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        maker.make(Set.of(args[3].split(",")));
        maker.rows.forEach((table, count) -> System.out.println(Fork.MARK + table + " " + count));
    }

    private void make(Set<String> tables) throws IOException {
        try (BufferAllocator allocator = new RootAllocator()) {
            if (tables.contains("lines")) {
                List<VectorSchemaRoot> lines = TextLines.make(events / FEWER, eventsPerTick / FEWER, allocator);
                write("lines", lines, allocator);
                lines.forEach(VectorSchemaRoot::close);
            }
            try (NexmarkEvents made = new NexmarkEvents(events, eventsPerTick, allocator)) {
                for (EventTable table : EventTable.values()) {
                    if (tables.contains(table.sql())) {
                        write(table.sql(), batches(made, table, made.ticks()), allocator);
                    }
                }
                for (String file : List.of("bid.csv", "bid.json")) {
                    if (tables.contains(file)) {
                        int ticks = Math.max(1, made.ticks() / FEWER);
                        rows.put(file, BidFiles.write(directory.resolve(file), batches(made, EventTable.BID, ticks)));
                    }
                }
            }
        }
    }

    private static List<VectorSchemaRoot> batches(NexmarkEvents made, EventTable table, int ticks) {
        List<VectorSchemaRoot> batches = new ArrayList<>();
        for (int tick = 0; tick < ticks; tick++) {
            batches.add(made.batch(table, tick));
        }
        return batches;
    }

    private void write(String table, List<VectorSchemaRoot> batches, BufferAllocator allocator) throws IOException {
        EventFiles.write(directory, table, batches, allocator);
        rows.put(
                table, batches.stream().mapToLong(VectorSchemaRoot::getRowCount).sum());
    }
}
