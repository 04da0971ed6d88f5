package io.sluice.runtime.operator.session;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.GroupIds;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The open sessions of all keys, each a number with the times of its first and last row; those of a key are linked, from the latest to the
 * earliest. They never touch: two of a key are at least a gap apart. Number 0 is no session. Not thread-safe.
 */
final class OpenSessions implements AutoCloseable {
    static final int NONE = 0;

    private final SessionSpec spec;
    private final long gap;
    private final BufferAllocator allocator;
    private final GroupTable keys;
    private final GroupIds numbers = new GroupIds();
    /** By key: its latest session. */
    private int[] latest = new int[8];
    /** By session: the one of the same key before it. */
    private int[] earlier = new int[8];

    private int[] keyOf = new int[8];
    /** Time of the first row at 2i, of the last one at 2i + 1. */
    private long[] bounds = new long[16];

    /** Keys that may be without a session when the tick ends. */
    private int[] bareKeys = new int[8];

    private int bareKeyCount;

    OpenSessions(SessionSpec spec, long gap, BufferAllocator allocator, Scratch scratch) {
        this.spec = spec;
        this.gap = gap;
        this.allocator = allocator;
        List<SqlType> types = spec.keys().stream().map(spec.input()::type).toList();
        this.keys = GroupTables.create(types, allocator, scratch);
    }

    /** Writes the key of each row to {@code ids}; a key that is new has no sessions yet. */
    void findKeys(ChangeBatch batch, int[] ids) {
        Column[] columns = new Column[spec.keys().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(spec.keys().get(i));
        }
        keys.findOrAdd(columns, 0, batch.rowCount(), ids);
        if (keys.idBound() > latest.length) {
            latest = Arrays.copyOf(latest, Math.max(keys.idBound(), 2 * latest.length));
        }
    }

    /** The latest session that a row of this time belongs to, less than a gap from one of its rows; {@link #NONE} when there is none. */
    int find(int key, long time) {
        int session = latest[key];
        while (session != NONE && time <= bounds[2 * session] - gap) {
            session = earlier[session];
        }
        return session != NONE && time < bounds[2 * session + 1] + gap ? session : NONE;
    }

    /** Begins a session where {@link #find} finds none. */
    int add(int key, long time) {
        int session = numbers.take();
        ensure(session);
        keyOf[session] = key;
        bounds[2 * session] = time;
        bounds[2 * session + 1] = time;
        int after = NONE;
        int before = latest[key];
        while (before != NONE && bounds[2 * before] > time) {
            after = before;
            before = earlier[before];
        }
        earlier[session] = before;
        if (after == NONE) {
            latest[key] = session;
        } else {
            earlier[after] = session;
        }
        return session;
    }

    private void ensure(int session) {
        if (session >= keyOf.length) {
            int size = Math.max(session + 1, 2 * keyOf.length);
            earlier = Arrays.copyOf(earlier, size);
            keyOf = Arrays.copyOf(keyOf, size);
            bounds = Arrays.copyOf(bounds, 2 * size);
        }
    }

    /** The session before this one, when a row of that time in this one makes them one; else {@link #NONE}. */
    int joined(int session, long time) {
        int before = earlier[session];
        return before != NONE && time < bounds[2 * before + 1] + gap ? before : NONE;
    }

    /** Makes a session reach to this time. */
    void extend(int session, long time) {
        bounds[2 * session] = Math.min(bounds[2 * session], time);
        bounds[2 * session + 1] = Math.max(bounds[2 * session + 1], time);
    }

    /** Lets a session take in the one before it, which is not open any more, but keeps its number and key until it is freed. */
    void absorb(int session, int before) {
        bounds[2 * session] = bounds[2 * before];
        earlier[session] = earlier[before];
        bounds[2 * before + 1] = Long.MIN_VALUE;
    }

    /** Takes a session out of those of its key. */
    void close(int session) {
        int key = keyOf[session];
        if (latest[key] == session) {
            latest[key] = earlier[session];
            noteBare(key);
            return;
        }
        int after = latest[key];
        while (earlier[after] != session) {
            after = earlier[after];
        }
        earlier[after] = earlier[session];
    }

    /** Gives the number of a session back that was closed or absorbed. */
    void free(int session) {
        numbers.free(session);
    }

    /** Remembers a key that has no session, though a row asked for it. */
    void noteBare(int key) {
        if (latest[key] == NONE) {
            if (bareKeyCount == bareKeys.length) {
                bareKeys = Arrays.copyOf(bareKeys, 2 * bareKeyCount);
            }
            bareKeys[bareKeyCount++] = key;
        }
    }

    /** Forgets the keys that have no sessions, at the end of a tick. */
    void freeBareKeys() {
        Arrays.stream(bareKeys, 0, bareKeyCount)
                .distinct()
                .filter(key -> latest[key] == NONE)
                .forEach(keys::free);
        bareKeyCount = 0;
    }

    /** Whether it was not absorbed. */
    boolean isOpen(int session) {
        return bounds[2 * session] <= bounds[2 * session + 1];
    }

    long start(int session) {
        return bounds[2 * session];
    }

    long end(int session) {
        return bounds[2 * session + 1] + gap;
    }

    /** Every number ever given is below this. */
    int bound() {
        return numbers.bound();
    }

    int size() {
        return numbers.size();
    }

    int[] live() {
        return numbers.live();
    }

    /** The key columns of these sessions, owned by the caller. */
    Column[] newKeyColumns(int[] sessions, int count) {
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = keyOf[sessions[i]];
        }
        return keys.newKeyColumns(ids, count, allocator);
    }

    void snapshot(StateWriter writer) {
        keys.snapshot(writer, "keys.");
        numbers.snapshot(writer, "sessions.");
        writer.writeLongs("keys", Arrays.stream(keyOf).asLongStream().toArray(), bound());
        writer.writeLongs("bounds", bounds, 2 * bound());
    }

    void restore(StateReader reader) {
        keys.restore(reader, "keys.");
        latest = new int[Math.max(8, keys.idBound())];
        int count = numbers.restore(reader, "sessions.");
        ensure(bound());
        int[] sessions = IntStream.generate(numbers::take).limit(count).toArray();
        long[] storedKeys = reader.readLongs("keys");
        for (int i = 0; i < storedKeys.length; i++) {
            keyOf[i] = (int) storedKeys[i];
        }
        long[] storedBounds = reader.readLongs("bounds");
        System.arraycopy(storedBounds, 0, bounds, 0, storedBounds.length);
        Arrays.stream(sessions)
                .boxed()
                .sorted(Comparator.comparingLong(this::start))
                .forEach(session -> {
                    earlier[session] = latest[keyOf[session]];
                    latest[keyOf[session]] = session;
                });
    }

    long stateBytes() {
        return keys.stateBytes() + numbers.stateBytes() + 4L * (latest.length + bareKeys.length) + 24L * keyOf.length;
    }

    @Override
    public void close() {
        keys.close();
    }
}
