package io.sluice.runtime.operator.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the attempts to match have found in the rows of one partition that are kept: each attempt with the row it began at and the last one
 * it has looked at, and the matches. Positions count from the first row kept.
 */
final class PartitionMatches {
    /** A match and the rows given out for it. */
    record Found(int start, MatchRows.Range rows) {}

    private int[] starts = new int[4];
    private int[] reaches = new int[4];
    private int attempts;
    private List<Found> found = new ArrayList<>();
    /** Where the first attempt begins: rows before it are kept only because PREV looks at them. */
    private int scanFrom;
    /** Matches whose rows are freed. */
    private long numbered;

    private boolean freedAny;
    private long lastTime = Long.MIN_VALUE;
    /** The first position that the tick has changed; Integer.MAX_VALUE for none. */
    private int changedFrom = Integer.MAX_VALUE;

    /** Notes a change; true when it is the first of the tick. */
    boolean change(int position) {
        boolean first = changedFrom == Integer.MAX_VALUE;
        changedFrom = Math.min(changedFrom, position);
        return first;
    }

    /** Ends the noting of changes; gives the first position changed. */
    int takeChangedFrom() {
        int from = changedFrom;
        changedFrom = Integer.MAX_VALUE;
        return from;
    }

    /**
     * Forgets the attempts that have looked at {@code position} or beyond, and all after the first of these.
     *
     * @param gone gets the matches that are forgotten
     * @return where to go on
     */
    int forgetFrom(int position, List<Found> gone) {
        int kept = 0;
        while (kept < attempts && reaches[kept] < position) {
            kept++;
        }
        int next = kept < attempts ? starts[kept] : resume();
        attempts = kept;
        int matches = found.size();
        while (matches > 0 && found.get(matches - 1).start() >= next) {
            gone.add(found.remove(--matches));
        }
        resumeAt = next;
        return next;
    }

    private int resumeAt;

    /** Where the attempt after the last one begins. */
    private int resume() {
        return Math.max(resumeAt, scanFrom);
    }

    void attempt(int start, int reach, int next) {
        if (attempts == starts.length) {
            starts = Arrays.copyOf(starts, 2 * attempts);
            reaches = Arrays.copyOf(reaches, 2 * attempts);
        }
        starts[attempts] = start;
        reaches[attempts++] = reach;
        resumeAt = next;
    }

    void found(int start, MatchRows.Range rows) {
        found.add(new Found(start, rows));
    }

    /** The number that the next match gets. */
    long nextNumber() {
        return numbered + found.size() + 1;
    }

    /** Where the first attempt that may change begins, if rows come only at {@code position} or after; see {@link Settling}. */
    int firstOpen(Settling settling) {
        for (int i = 0; i < attempts; i++) {
            if (!settling.isSettled(starts[i], reaches[i])) {
                return starts[i];
            }
        }
        return resume();
    }

    /** Tells whether an attempt cannot turn out otherwise any more. */
    @FunctionalInterface
    interface Settling {
        boolean isSettled(int start, int reach);
    }

    /**
     * Forgets what lies before the first open attempt.
     *
     * @param open where that one begins
     * @param rows how many rows are freed, not more than {@code open}
     */
    void free(int open, int rows) {
        int gone = 0;
        while (gone < attempts && starts[gone] < open) {
            gone++;
        }
        attempts -= gone;
        for (int i = 0; i < attempts; i++) {
            starts[i] = starts[i + gone] - rows;
            reaches[i] = reaches[i + gone] - rows;
        }
        List<Found> kept = new ArrayList<>();
        for (Found match : found) {
            if (match.start() < open) {
                numbered++;
                match.rows().release();
            } else {
                kept.add(new Found(match.start() - rows, match.rows()));
            }
        }
        found = kept;
        scanFrom = open - rows;
        resumeAt = Math.max(resumeAt - rows, scanFrom);
        freedAny |= rows > 0;
        if (starts.length > 64 && attempts < starts.length / 8) {
            starts = Arrays.copyOf(starts, starts.length / 4);
            reaches = Arrays.copyOf(reaches, starts.length);
        }
    }

    int scanFrom() {
        return scanFrom;
    }

    long numbered() {
        return numbered;
    }

    boolean freedAny() {
        return freedAny;
    }

    void restore(int firstAttempt, long freedMatches, boolean freed) {
        scanFrom = firstAttempt;
        resumeAt = firstAttempt;
        numbered = freedMatches;
        freedAny = freed;
    }

    /** Time of the last row. */
    long lastTime() {
        return lastTime;
    }

    void lastTime(long time) {
        lastTime = time;
    }

    long stateBytes() {
        return 64 + 8L * starts.length + 48L * found.size();
    }

    void close() {
        found.forEach(match -> match.rows().release());
        found.clear();
    }
}
