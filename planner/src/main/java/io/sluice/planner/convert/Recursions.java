package io.sluice.planner.convert;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.RowType;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.TableSpool;
import org.apache.calcite.schema.TransientTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** WITH RECURSIVE: the recursions around the node that is being converted, and what their names stand for. */
public final class Recursions {
    /** A recursion whose step is being converted. */
    private record Open(String name, int id, RowType rowType, ChangeMode changes) {}

    private final Map<String, SqlParserPos> positions;
    private final Deque<Open> open = new ArrayDeque<>();
    private int count;

    /** @param positions of the names, in lower case */
    Recursions(Map<String, SqlParserPos> positions) {
        this.positions = Map.copyOf(positions);
    }

    /** What a scan of a recursive query's own name reads; empty for ordinary relations. */
    Optional<PlanNode> find(TableScan scan) {
        if (scan.getTable().unwrap(TransientTable.class) == null) {
            return Optional.empty();
        }
        String name = name(scan.getTable().getQualifiedName());
        return open.stream()
                .filter(recursion -> recursion.name().equals(name))
                .findFirst()
                .map(recursion -> PlanFactory.workTable(recursion.id(), recursion.rowType(), recursion.changes()));
    }

    PlanNode convert(RepeatUnion union, PhysicalPlanner planner) {
        TableSpool seedSpool = (TableSpool) union.getSeedRel();
        String name = name(seedSpool.getTable().getQualifiedName());
        RowType row = CalciteTypes.toRow(union.getRowType());
        PlanNode seed = UnionConverter.aligned(planner.convert(seedSpool.getInput()), row, planner.factory());
        SqlParserPos pos = positions.get(name);
        checkTypes(CalciteTypes.toRow(seedSpool.getRowType()), row, pos, planner.problems());
        int id = ++count;
        // With UNION rows that are taken back do not go round: the result is computed anew.
        ChangeMode changes = union.all ? seed.traits().changes() : ChangeMode.APPEND;
        PlanNode step = step(union, new Open(name, id, row, changes), planner);
        if (union.all && step.traits().changes() != changes) {
            step = step(union, new Open(name, id, row, ChangeMode.CHANGING), planner);
        }
        new RecursiveSteps(id, !union.all, pos, planner.problems()).check(step);
        return planner.factory().recursive(seed, step, id, !union.all);
    }

    private PlanNode step(RepeatUnion union, Open recursion, PhysicalPlanner planner) {
        open.push(recursion);
        PlanNode step = planner.convert(((TableSpool) union.getIterativeRel()).getInput());
        open.pop();
        return UnionConverter.aligned(step, recursion.rowType(), planner.factory());
    }

    /** The rows found first decide the types: later ones go round through them. */
    private static void checkTypes(RowType seed, RowType whole, SqlParserPos pos, Problems problems) {
        for (int i = 0; i < seed.size(); i++) {
            if (!seed.type(i).sameValues(whole.type(i))) {
                throw typesDiffer(pos, problems);
            }
        }
    }

    /** @param pos of the recursive query's name */
    public static SluiceException typesDiffer(SqlParserPos pos, Problems problems) {
        return problems.error(
                ErrorCode.TYPE_MISMATCH,
                pos,
                "the two parts of this recursive query give different types",
                "cast the columns of both parts alike: SELECT CAST(x AS DOUBLE) … UNION ALL SELECT CAST(y AS DOUBLE) …");
    }

    private static String name(List<String> qualified) {
        return qualified.get(qualified.size() - 1).toLowerCase(Locale.ROOT);
    }
}
