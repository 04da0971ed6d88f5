package io.sluice.runtime.table;

import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.batch.RowSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the rows are that came with {@linkplain RowNumbers numbers}. The numbers of all sources become handles, of the table alone: a source has
 * pages of them, which are freed with it. A chunk knows the handles of its rows, so that they stay known when the rows move. Only rows that are
 * there can be found. For one thread at a time.
 */
final class NumberedRows {
    static final int NO_HANDLE = -1;

    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int FEW_SOURCES = 64;
    private static final int[] NO_PAGES = {};

    /** For each source the page of its numbers [0, {@link #PAGE}), of the next ones and so on; {@link #NO_HANDLE} where it has none yet. */
    private final Map<RowSource, int[]> pagesBySource = new IdentityHashMap<>();

    private RowSource lastSource;
    private int[] lastPages = NO_PAGES;
    private int sourcesAllowed = FEW_SOURCES;

    /** Locations by handle. */
    private long[][] pages = new long[8][];

    private int pageCount;
    private int[] freePages = new int[8];
    private int freeCount;
    private boolean givenUp;

    /**
     * The row with a number; {@link Chunk#NO_LINK} when that is not known. Every source of the table is asked about with numbers, or
     * {@link #giveUp()} was called.
     */
    long find(RowSource source, int number) {
        int handle = handle(pagesOf(source), number);
        return handle == NO_HANDLE ? Chunk.NO_LINK : location(handle);
    }

    /** Notes where a chunk's rows are that came with numbers; those that had the numbers before lose them. */
    void add(Chunk chunk, RowNumbers given) {
        if (givenUp || given.source().isEnded()) {
            return;
        }
        int[] numbers = given.numbers();
        int[] handles = new int[numbers.length];
        int[] own = pagesFor(given);
        long location = ChunkDirectory.location(chunk, 0);
        for (int row = 0; row < numbers.length; row++) {
            int handle = handle(own, numbers[row]);
            handles[row] = handle;
            pages[handle >>> PAGE_BITS][handle & PAGE - 1] = location + row;
        }
        chunk.handles(handles);
    }

    /** Forgets a row that is no longer there. */
    void remove(Chunk chunk, int row) {
        int handle = chunk.handle(row);
        if (handle != NO_HANDLE && !givenUp && location(handle) == ChunkDirectory.location(chunk, row)) {
            pages[handle >>> PAGE_BITS][handle & PAGE - 1] = Chunk.NO_LINK;
        }
    }

    /** Follows rows to a new chunk, which has the rows of some others one after the other. */
    void move(List<KeptRows> kept, Chunk merged) {
        if (givenUp || pagesBySource.isEmpty()) {
            return;
        }
        int[] handles = new int[merged.rowCount()];
        int target = 0;
        for (KeptRows rows : kept) {
            Chunk chunk = rows.chunk();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                int handle = chunk.handle(row);
                if (handle != NO_HANDLE && location(handle) == ChunkDirectory.location(chunk, row)) {
                    pages[handle >>> PAGE_BITS][handle & PAGE - 1] = ChunkDirectory.location(merged, target);
                } else {
                    handle = NO_HANDLE;
                }
                handles[target++] = handle;
            }
        }
        merged.handles(handles);
    }

    /** A row went without saying its number, so that numbers tell nothing any more. */
    void giveUp() {
        givenUp = true;
        clear();
    }

    /** Forgets all rows. */
    void clear() {
        pagesBySource.clear();
        lastSource = null;
        lastPages = NO_PAGES;
        Arrays.fill(pages, null);
        pageCount = 0;
        freeCount = 0;
    }

    /** Frees what was kept for sources that have ended, once they may be many. */
    void endTick() {
        if (pagesBySource.size() <= sourcesAllowed) {
            return;
        }
        List<RowSource> ended = new ArrayList<>();
        pagesBySource.keySet().forEach(source -> {
            if (source.isEnded()) {
                ended.add(source);
            }
        });
        ended.forEach(this::free);
        sourcesAllowed = Math.max(FEW_SOURCES, 2 * pagesBySource.size());
    }

    long bytes() {
        return 8L * PAGE * (pageCount - freeCount) + 8L * pages.length;
    }

    private void free(RowSource source) {
        if (source == lastSource) {
            lastSource = null;
            lastPages = NO_PAGES;
        }
        for (int page : pagesBySource.remove(source)) {
            if (page != NO_HANDLE) {
                pages[page] = null;
                if (freeCount == freePages.length) {
                    freePages = Arrays.copyOf(freePages, 2 * freeCount);
                }
                freePages[freeCount++] = page;
            }
        }
    }

    private long location(int handle) {
        long[] page = pages[handle >>> PAGE_BITS];
        return page == null ? Chunk.NO_LINK : page[handle & PAGE - 1];
    }

    private static int handle(int[] own, int number) {
        int position = number >>> PAGE_BITS;
        return position >= own.length || own[position] == NO_HANDLE
                ? NO_HANDLE
                : own[position] << PAGE_BITS | number & PAGE - 1;
    }

    private int[] pagesOf(RowSource source) {
        if (source != lastSource) {
            lastPages = pagesBySource.getOrDefault(source, NO_PAGES);
            lastSource = source;
        }
        return lastPages;
    }

    /** The pages of a source, those of these numbers among them. */
    private int[] pagesFor(RowNumbers given) {
        int[] own = pagesOf(given.source());
        for (int number : given.numbers()) {
            int position = number >>> PAGE_BITS;
            if (position >= own.length) {
                int length = own.length;
                own = Arrays.copyOf(own, Math.max(position + 1, length + length / 2));
                Arrays.fill(own, length, own.length, NO_HANDLE);
            }
            if (own[position] == NO_HANDLE) {
                own[position] = newPage();
            }
        }
        if (own != lastPages) {
            lastPages = own;
            pagesBySource.put(given.source(), own);
        }
        return own;
    }

    private int newPage() {
        int page = freeCount > 0 ? freePages[--freeCount] : pageCount++;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        long[] locations = new long[PAGE];
        Arrays.fill(locations, Chunk.NO_LINK);
        pages[page] = locations;
        return page;
    }
}
