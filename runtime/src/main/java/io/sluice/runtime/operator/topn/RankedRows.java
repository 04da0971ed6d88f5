package io.sluice.runtime.operator.topn;

import io.sluice.runtime.state.NodeList;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.OrderedRows;

/** Finds the rows of a partition whose ranks are wanted. */
final class RankedRows {
    private final TopNSpec spec;
    private final OrderedRows rows;
    private final OrderedRowCodec codec;
    private final NodeList nodes = new NodeList();
    private long end;

    RankedRows(TopNSpec spec, OrderedRows rows, OrderedRowCodec codec) {
        this.spec = spec;
        this.rows = rows;
        this.codec = codec;
    }

    /** Appends the wanted rows of a group, in order. */
    void list(int group, RankList into) {
        switch (spec.ranking()) {
            case ROW_NUMBER -> {
                long size = rows.size(group);
                end = Math.min(size, spec.lastRank());
                append(group, Math.min(spec.offset(), end), end, into);
            }
            case RANK -> listByRank(group, into);
            case DENSE_RANK -> listByDenseRank(group, into);
        }
    }

    /** Position behind the last row that {@link #list} gave: no row from there on is wanted. */
    long end() {
        return end;
    }

    private void append(int group, long from, long to, RankList into) {
        nodes.clear();
        rows.collect(group, from, to, nodes);
        long rank = from + 1;
        for (int i = 0; i < nodes.size(); i++) {
            into.add(nodes.node(i), nodes.copies(i), rank);
            rank += nodes.copies(i);
        }
    }

    private void appendPeers(int group, long from, long to, long rank, RankList into) {
        nodes.clear();
        rows.collect(group, from, to, nodes);
        for (int i = 0; i < nodes.size(); i++) {
            into.add(nodes.node(i), nodes.copies(i), rank);
        }
    }

    private void listByRank(int group, RankList into) {
        long size = rows.size(group);
        end = 0;
        if (spec.limit() == 0) {
            return;
        }
        long at = 0;
        if (spec.offset() > 0) {
            if (spec.offset() >= size) {
                end = size;
                return;
            }
            // The first peers whose rank is beyond the offset.
            at = startOfPeers(group, spec.offset());
            at = at < spec.offset() ? endOfPeers(group, at) : at;
        }
        while (at < size && at < spec.lastRank()) {
            long next = endOfPeers(group, at);
            appendPeers(group, at, next, at + 1, into);
            at = next;
        }
        end = at;
    }

    private void listByDenseRank(int group, RankList into) {
        long size = rows.size(group);
        long at = 0;
        for (long rank = 1; at < size && rank <= spec.lastRank(); rank++) {
            long next = endOfPeers(group, at);
            if (rank > spec.offset()) {
                appendPeers(group, at, next, rank, into);
            }
            at = next;
        }
        end = at;
    }

    private long startOfPeers(int group, long position) {
        long row = rows.address(rows.nodeAt(group, position));
        return rows.before(group, row, codec.keyLength(row));
    }

    private long endOfPeers(int group, long position) {
        long row = rows.address(rows.nodeAt(group, position));
        return rows.through(group, row, codec.keyLength(row));
    }
}
