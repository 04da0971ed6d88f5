package io.sluice.runtime.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place for each row that came with a {@linkplain RowNumbers number}: where its receiver keeps it. The numbers of all sources become handles, of
 * the receiver alone; a source has pages of them, which are freed with it. For one thread at a time.
 */
public final class NumberedPlaces {
    /** No row has this one. */
    public static final int NO_HANDLE = -1;

    /** Of a handle whose row is not there. */
    public static final long NO_PLACE = -1;

    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int FEW_SOURCES = 64;
    private static final int[] NO_PAGES = {};

    /** For each source the page of its numbers [0, {@link #PAGE}), of the next ones and so on; {@link #NO_HANDLE} where it has none yet. */
    private final Map<RowSource, int[]> pagesBySource = new IdentityHashMap<>();

    private RowSource lastSource;
    private int[] lastPages = NO_PAGES;
    private int sourcesAllowed = FEW_SOURCES;

    /** Places by handle. */
    private long[][] pages = new long[8][];

    private int pageCount;
    private int[] freePages = new int[8];
    private int freeCount;

    /** The handle of a number that was {@linkplain #reserve reserved}; else it may be {@link #NO_HANDLE}. */
    public int handle(RowSource source, int number) {
        int[] own = pagesOf(source);
        int position = number >>> PAGE_BITS;
        return position >= own.length || own[position] == NO_HANDLE
                ? NO_HANDLE
                : own[position] << PAGE_BITS | number & PAGE - 1;
    }

    /** {@link #NO_PLACE} when the row is not there, or its source has ended. */
    public long place(int handle) {
        long[] page = handle == NO_HANDLE ? null : pages[handle >>> PAGE_BITS];
        return page == null ? NO_PLACE : page[handle & PAGE - 1];
    }

    /** Puts the row of a handle, of a reserved number or of one that has a place, into a place. */
    public void place(int handle, long place) {
        pages[handle >>> PAGE_BITS][handle & PAGE - 1] = place;
    }

    /** Makes handles for all these numbers. */
    public void reserve(RowNumbers given) {
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
    }

    public boolean isEmpty() {
        return pagesBySource.isEmpty();
    }

    /** Forgets all. */
    public void clear() {
        pagesBySource.clear();
        lastSource = null;
        lastPages = NO_PAGES;
        Arrays.fill(pages, null);
        pageCount = 0;
        freeCount = 0;
    }

    /** Frees what was kept for sources that have ended, once they may be many. */
    public void endTick() {
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

    public long bytes() {
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

    private int[] pagesOf(RowSource source) {
        if (source != lastSource) {
            lastPages = pagesBySource.getOrDefault(source, NO_PAGES);
            lastSource = source;
        }
        return lastPages;
    }

    private int newPage() {
        int page = freeCount > 0 ? freePages[--freeCount] : pageCount++;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        long[] places = new long[PAGE];
        Arrays.fill(places, NO_PLACE);
        pages[page] = places;
        return page;
    }
}
