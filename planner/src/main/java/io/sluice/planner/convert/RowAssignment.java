package io.sluice.planner.convert;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Brings the rows of a query into the columns of the relation that an INSERT or UPDATE writes. */
public final class RowAssignment {
    private final Problems problems;
    private final Relation target;
    private final PlanFactory factory;
    private final List<Integer> columns;
    private final StoreAssignment store;

    /** @param columns target columns that get a value, in the order of the values */
    public RowAssignment(Problems problems, Relation target, Map<String, Relation> relations, List<Integer> columns) {
        this.problems = problems;
        this.target = target;
        this.factory = new PlanFactory(Mode.SNAPSHOT, relations);
        this.columns = columns;
        this.store = new StoreAssignment(problems);
    }

    /** Target rows; columns without a value are NULL. */
    public PlanNode insert(PlanNode source, List<List<SqlParserPos>> positions) {
        if (source instanceof ValuesNode values) {
            List<List<Expr>> rows = new ArrayList<>();
            for (int r = 0; r < values.rows().size(); r++) {
                boolean known = positions.size() == values.rows().size();
                rows.add(row(values.rows().get(r), known ? positions.get(r) : List.of()));
            }
            return factory.values(rows, rowType(target.rowType()));
        }
        List<Expr> sources = refs(source, 0, source.rowType().size());
        List<SqlParserPos> where = positions.isEmpty() ? List.of() : positions.get(0);
        return factory.project(source, row(sources, where), target.rowType().names());
    }

    /** Old row and new row side by side; {@code source} gives the old row, then the new values. */
    public PlanNode update(PlanNode source, List<List<SqlParserPos>> positions) {
        int width = target.rowType().size();
        List<Expr> output = refs(source, 0, width);
        List<SqlParserPos> where = positions.isEmpty() ? List.of() : positions.get(0);
        for (int i = 0; i < width; i++) {
            int at = columns.indexOf(i);
            output.add(
                    at < 0
                            ? new ColumnRef(i, source.rowType().type(i))
                            : assigned(
                                    new ColumnRef(width + at, source.rowType().type(width + at)), at, where));
        }
        List<String> names = new ArrayList<>(target.rowType().names());
        names.addAll(target.rowType().names());
        return factory.project(source, output, names);
    }

    private List<Expr> row(List<Expr> values, List<SqlParserPos> positions) {
        List<Expr> row = new ArrayList<>();
        for (int i = 0; i < target.rowType().size(); i++) {
            int at = columns.indexOf(i);
            row.add(
                    at < 0
                            ? new Literal(null, target.rowType().type(i).withNullable(true))
                            : assigned(values.get(at), at, positions));
        }
        return row;
    }

    private Expr assigned(Expr value, int at, List<SqlParserPos> positions) {
        SourceSpan span = at < positions.size() ? problems.span(positions.get(at)) : SourceSpan.NONE;
        Field column = target.rowType().field(columns.get(at));
        return store.assign(value, column, span);
    }

    private static List<Expr> refs(PlanNode source, int from, int to) {
        List<Expr> refs = new ArrayList<>();
        for (int i = from; i < to; i++) {
            refs.add(new ColumnRef(i, source.rowType().type(i)));
        }
        return refs;
    }

    /** Whether NULL may come is checked by the table, not promised by the rows. */
    private static RowType rowType(RowType row) {
        return new RowType(row.fields().stream()
                .map(f -> new Field(f.name(), f.type().withNullable(true)))
                .toList());
    }
}
