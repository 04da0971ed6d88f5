package io.sluice.planner.convert;

import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.UnionNode;
import io.sluice.planner.plan.UnnestNode;
import io.sluice.planner.plan.WorkTableNode;
import io.sluice.sql.diagnostic.SluiceException;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Refuses recursive steps for which "what follows from the new rows" is not all that follows: only where each row found adds rows and never
 * takes any back does going on from the rows found last reach the whole result.
 */
final class RecursiveSteps {
    private final int id;
    private final boolean distinct;
    private final SqlParserPos pos;
    private final Problems problems;

    /**
     * @param distinct rows found before do not count again, so that a row may follow in several ways
     * @param pos of the recursive query's name
     */
    RecursiveSteps(int id, boolean distinct, SqlParserPos pos, Problems problems) {
        this.id = id;
        this.distinct = distinct;
        this.pos = pos;
        this.problems = problems;
    }

    void check(PlanNode step) {
        if (uses(step) > 1 && !distinct) {
            throw refusal("UNION ALL may read its own name only once", "write UNION, or read the name once");
        }
        walk(step);
    }

    private void walk(PlanNode node) {
        if (node instanceof WorkTableNode || uses(node) == 0) {
            return;
        }
        if (node instanceof JoinNode join) {
            checkJoin(join);
        } else if (node instanceof AggregateNode aggregate) {
            if (!aggregate.calls().isEmpty() || !distinct) {
                throw refusal(
                        "its second part cannot " + (aggregate.calls().isEmpty() ? "use DISTINCT" : "aggregate")
                                + " its own rows",
                        "do that in the SELECT that reads the recursive query");
            }
        } else if (!(node instanceof FilterNode
                || node instanceof ProjectNode
                || node instanceof UnionNode
                || node instanceof UnnestNode)) {
            throw refusal(
                    "its second part can only join, filter and project its own rows",
                    "do the rest in the SELECT that reads the recursive query");
        }
        node.inputs().forEach(this::walk);
    }

    private void checkJoin(JoinNode join) {
        boolean left = uses(join.left()) > 0;
        boolean right = uses(join.right()) > 0;
        JoinKind kind = join.kind();
        boolean fine = kind == JoinKind.INNER
                || !right && (kind == JoinKind.LEFT || kind == JoinKind.SEMI || kind == JoinKind.ANTI)
                || !left && kind == JoinKind.RIGHT
                || distinct && kind == JoinKind.SEMI;
        if (!fine) {
            throw refusal(
                    "its own rows cannot stand on that side of a " + kind + " join",
                    "use an inner join, or join in the SELECT that reads the recursive query");
        }
    }

    private int uses(PlanNode node) {
        if (node instanceof WorkTableNode work) {
            return work.id() == id ? 1 : 0;
        }
        return node.inputs().stream().mapToInt(this::uses).sum();
    }

    private SluiceException refusal(String reason, String hint) {
        return problems.notSupported(pos, "this recursive query does not run: " + reason, hint);
    }
}
