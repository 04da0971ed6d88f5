package io.sluice.runtime.operator.topn;

import io.sluice.planner.plan.TopNNode.Ranking;
import java.util.Arrays;

/** What has to go and to come so that a list of ranked rows becomes another one. */
final class RankChanges {
    private final boolean withRank;
    private final boolean consecutive;
    private final RankedRowWriter writer;
    /** Place of a node in the list that is being compared with, plus 1; 0 when it is not there. */
    private int[] places = new int[16];

    RankChanges(TopNSpec spec, RankedRowWriter writer) {
        this.withRank = spec.withRank();
        this.consecutive = spec.withRank() && spec.ranking() == Ranking.ROW_NUMBER;
        this.writer = writer;
    }

    /** Withdraws what stands in {@code old[from, to)} only, then inserts what stands in {@code now} only. */
    void write(RankList old, int from, int to, RankList now, int nodeBound) {
        if (places.length < nodeBound) {
            places = new int[Math.max(nodeBound, 2 * places.length)];
        }
        writeMissing(old, from, to, now, 0, now.size(), -1);
        writeMissing(now, 0, now.size(), old, from, to, 1);
    }

    private void writeMissing(RankList list, int from, int to, RankList other, int otherFrom, int otherTo, int sign) {
        for (int i = otherFrom; i < otherTo; i++) {
            places[other.node(i)] = i + 1;
        }
        for (int i = from; i < to; i++) {
            int place = places[list.node(i)] - 1;
            if (consecutive) {
                writeNumbers(list, i, other, place, sign);
            } else {
                boolean same = place >= 0 && (!withRank || list.rank(i) == other.rank(place));
                long missing = list.copies(i) - (same ? other.copies(place) : 0);
                if (missing > 0) {
                    writer.write(list.node(i), list.rank(i), sign * missing);
                }
            }
        }
        for (int i = otherFrom; i < otherTo; i++) {
            places[other.node(i)] = 0;
        }
    }

    private void writeNumbers(RankList list, int index, RankList other, int place, int sign) {
        long first = list.rank(index);
        long beyond = first + list.copies(index);
        long otherFirst = place < 0 ? 0 : other.rank(place);
        long otherBeyond = place < 0 ? 0 : otherFirst + other.copies(place);
        for (long rank = first; rank < beyond; rank++) {
            if (rank < otherFirst || rank >= otherBeyond) {
                writer.write(list.node(index), rank, sign);
            }
        }
    }

    /** Gives up room that only a large tick needed. */
    void shrink() {
        if (places.length > 1 << 16) {
            places = Arrays.copyOf(places, 16);
        }
    }
}
