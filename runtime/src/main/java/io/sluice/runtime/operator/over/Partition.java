package io.sluice.runtime.operator.over;

import io.sluice.planner.plan.OverFrame.Direction;
import io.sluice.runtime.state.NodeList;
import io.sluice.runtime.state.OrderedKeyShift;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.OrderedRows;

/** The rows of one partition in their order, as positions from 0. */
final class Partition {
    private final OrderedRows rows;
    private final OrderedRowCodec codec;
    private int group;

    Partition(OrderedRows rows, OrderedRowCodec codec) {
        this.rows = rows;
        this.codec = codec;
    }

    void select(int newGroup) {
        group = newGroup;
    }

    int group() {
        return group;
    }

    OrderedRowCodec codec() {
        return codec;
    }

    int size() {
        return Math.toIntExact(rows.size(group));
    }

    long address(int node) {
        return rows.address(node);
    }

    int nodeAt(int position) {
        return rows.nodeAt(group, position);
    }

    void collect(int from, int to, NodeList into) {
        rows.collect(group, from, to, into);
    }

    /** Rows before a row of these bytes, which need not be there. */
    int before(long address, int length) {
        return (int) rows.before(group, address, length);
    }

    /** Rows up to the last one that begins with these bytes. */
    int through(long address, int length) {
        return (int) rows.through(group, address, length);
    }

    /** Position of the first peer of a row of these bytes. */
    int startOfPeers(long address) {
        return before(address, codec.keyLength(address));
    }

    /** Position behind the last peer of a row of these bytes. */
    int endOfPeers(long address) {
        return through(address, codec.keyLength(address));
    }

    /** Position of the first row whose key is not before that of the row at the address moved by a distance. */
    int startAt(long address, OrderedKeyShift shift, Direction direction, boolean generous) {
        int length = shift.shift(address, direction == Direction.FOLLOWING, generous);
        return length < 0 ? startOfPeers(address) : before(shift.address(), length);
    }

    /** Position behind the last row whose key is not after that of the row at the address moved by a distance. */
    int endAt(long address, OrderedKeyShift shift, Direction direction, boolean generous) {
        int length = shift.shift(address, direction == Direction.FOLLOWING, generous);
        return length < 0 ? endOfPeers(address) : through(shift.address(), length);
    }
}
