package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The conditions of a group of joins, and what follows from them: where each can be tested, and which leaves an equality connects. */
final class JoinConditions {
    /** A condition that compares two leaves or more. */
    private record Between(RexNode condition, BitSet leaves, RexNode left, RexNode right) {
        boolean isEquality() {
            return left != null;
        }
    }

    private final JoinGroup group;
    private final List<List<RexNode>> single = new ArrayList<>();
    private final List<Between> between = new ArrayList<>();
    private final List<RexNode> last = new ArrayList<>();
    /** Columns of the group that are equal to each other share a number. */
    private final int[] classes;

    JoinConditions(JoinGroup group) {
        this.group = group;
        this.classes = new int[group.width()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = i;
        }
        group.leaves().forEach(leaf -> single.add(new ArrayList<>()));
        group.conditions().forEach(this::place);
        infer();
    }

    private void place(RexNode condition) {
        BitSet leaves = leaves(condition);
        int[] equal = Inference.equalColumns(condition);
        if (equal != null) {
            merge(equal[0], equal[1]);
        }
        boolean equality = condition.getKind() == SqlKind.EQUALS && leaves.cardinality() > 1;
        RexNode a = equality ? ((RexCall) condition).getOperands().get(0) : null;
        RexNode b = equality ? ((RexCall) condition).getOperands().get(1) : null;
        if (equality
                && !leaves(a).isEmpty()
                && !leaves(b).isEmpty()
                && !leaves(a).intersects(leaves(b))) {
            between.add(new Between(condition, leaves, a, b));
        } else if (Failing.canFail(condition) || leaves.isEmpty()) {
            last.add(condition);
        } else if (leaves.cardinality() == 1) {
            int leaf = leaves.nextSetBit(0);
            addSingle(leaf, Columns.shifted(condition, -group.offsets().get(leaf)));
        } else {
            between.add(new Between(condition, leaves, null, null));
        }
    }

    private void addSingle(int leaf, RexNode condition) {
        if (!single.get(leaf).contains(condition)) {
            single.get(leaf).add(condition);
        }
    }

    private void merge(int a, int b) {
        int from = classes[a];
        int to = classes[b];
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] == from) {
                classes[i] = to;
            }
        }
    }

    /** What is said of a column holds for every column that equals it. */
    private void infer() {
        for (RexNode condition : group.conditions()) {
            int column = Inference.onlyColumn(condition);
            for (int other = 0; column >= 0 && other < classes.length; other++) {
                if (other != column && classes[other] == classes[column]) {
                    int leaf = group.leafOf(other);
                    addSingle(leaf, Inference.of(condition, ref(leaf, other)));
                }
            }
        }
    }

    private RexInputRef ref(int leaf, int column) {
        return RexInputRef.of(
                column - group.offsets().get(leaf), group.leaves().get(leaf).getRowType());
    }

    private BitSet leaves(RexNode expression) {
        BitSet leaves = new BitSet();
        Columns.of(expression).forEach(column -> leaves.set(group.leafOf(column)));
        return leaves;
    }

    /** Over the columns of the leaf. */
    List<RexNode> ofLeaf(int leaf) {
        return single.get(leaf);
    }

    /** Those that can fail, and must meet no row that the others leave out; and those that read no column. */
    List<RexNode> last() {
        return last;
    }

    /** Conditions to test when {@code leaf} comes to those joined already, over the columns of the group. */
    List<RexNode> joining(BitSet joined, int leaf) {
        BitSet after = (BitSet) joined.clone();
        after.set(leaf);
        List<RexNode> result = new ArrayList<>();
        BitSet connected = new BitSet();
        for (Between b : between) {
            BitSet missing = (BitSet) b.leaves.clone();
            missing.andNot(after);
            if (missing.isEmpty() && b.leaves.get(leaf)) {
                result.add(b.condition);
                int[] equal = Inference.equalColumns(b.condition);
                if (equal != null) {
                    connected.set(classes[equal[0]]);
                }
            }
        }
        addInferred(joined, leaf, connected, result);
        return result;
    }

    /** {@code a.k = c.k}, where only {@code a.k = b.k} and {@code b.k = c.k} were written and b is not there yet. */
    private void addInferred(BitSet joined, int leaf, BitSet connected, List<RexNode> into) {
        RexBuilder builder = group.root().getCluster().getRexBuilder();
        for (int i = 0; i < group.widthOf(leaf); i++) {
            int own = group.offsets().get(leaf) + i;
            int other = connected.get(classes[own]) ? -1 : equalIn(joined, own);
            if (other >= 0) {
                connected.set(classes[own]);
                into.add(builder.makeCall(SqlStdOperatorTable.EQUALS, absolute(other), absolute(own)));
            }
        }
    }

    private RexNode absolute(int column) {
        int leaf = group.leafOf(column);
        return new RexInputRef(column, ref(leaf, column).getType());
    }

    /** A column of the leaves joined that equals this one; −1 when there is none. */
    private int equalIn(BitSet joined, int column) {
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] == classes[column] && joined.get(group.leafOf(i))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether an equality connects a leaf with those joined.
     *
     * @param columns takes the leaf's plain columns in equalities
     * @param others takes the plain columns opposite, counted in their own leaf
     */
    boolean equalities(BitSet joined, int leaf, Set<Integer> columns, Set<Integer> others) {
        boolean found = false;
        for (Between b : between) {
            if (b.isEquality() && b.leaves.get(leaf)) {
                found |= side(b.left, b.right, joined, leaf, columns, others)
                        || side(b.right, b.left, joined, leaf, columns, others);
            }
        }
        for (int i = 0; i < group.widthOf(leaf); i++) {
            int other = equalIn(joined, group.offsets().get(leaf) + i);
            if (other >= 0) {
                columns.add(i);
                others.add(other - group.offsets().get(group.leafOf(other)));
                found = true;
            }
        }
        return found;
    }

    private boolean side(
            RexNode own, RexNode opposite, BitSet joined, int leaf, Set<Integer> columns, Set<Integer> others) {
        BitSet ownLeaves = leaves(own);
        BitSet missing = leaves(opposite);
        missing.andNot(joined);
        if (ownLeaves.cardinality() != 1 || !ownLeaves.get(leaf) || !missing.isEmpty()) {
            return false;
        }
        if (Columns.plain(own) >= 0) {
            columns.add(Columns.plain(own) - group.offsets().get(leaf));
        }
        if (Columns.plain(opposite) >= 0) {
            int column = Columns.plain(opposite);
            others.add(column - group.offsets().get(group.leafOf(column)));
        }
        return true;
    }
}
