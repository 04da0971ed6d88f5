package io.sluice.planner.convert;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.TableRules;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Brings the rows of a query into the columns of the relation that a statement writes. */
public final class RowAssignment {
    private final Problems problems;
    private final Relation target;
    private final TableRules rules;
    private final PlanFactory factory;
    private final List<Integer> columns;
    private final StoreAssignment store;

    /** The values of a statement as the user wrote them. */
    public interface Written {
        /** Where each value stands: one list per row of VALUES, or one for a select list. */
        List<List<SqlParserPos>> positions();

        /** Whether DEFAULT stands for a value. */
        boolean isDefault(int row, int value);

        /** Where the first DEFAULT stands; empty when there is none. */
        Optional<SqlParserPos> firstDefault();
    }

    /** @param columns target columns that get a value, in the order of the values */
    public RowAssignment(
            Problems problems,
            Relation target,
            TableRules rules,
            Map<String, Relation> relations,
            List<Integer> columns) {
        this.problems = problems;
        this.target = target;
        this.rules = rules;
        this.factory = new PlanFactory(Mode.SNAPSHOT, relations);
        this.columns = columns;
        this.store = new StoreAssignment(problems);
    }

    /** Target rows; columns without a value get their default, or NULL. */
    public PlanNode insert(PlanNode source, Written written) {
        List<List<SqlParserPos>> positions = written.positions();
        if (source instanceof ValuesNode values) {
            boolean known = positions.size() == values.rows().size();
            if (!known) {
                refuseDefault(written);
            }
            List<List<Expr>> rows = new ArrayList<>();
            for (int r = 0; r < values.rows().size(); r++) {
                rows.add(row(values.rows().get(r), known ? positions.get(r) : List.of(), known ? r : -1, written));
            }
            return factory.values(rows, rowType(target.rowType()));
        }
        if (positions.size() != 1) {
            refuseDefault(written);
        }
        List<Expr> sources = refs(source, 0, source.rowType().size());
        List<SqlParserPos> where = positions.isEmpty() ? List.of() : positions.get(0);
        return factory.project(
                source,
                row(sources, where, positions.size() == 1 ? 0 : -1, written),
                target.rowType().names());
    }

    private void refuseDefault(Written written) {
        written.firstDefault().ifPresent(position -> {
            throw problems.notSupported(
                    position, "DEFAULT beside a query is not supported", "write the value, or leave the column out");
        });
    }

    /** One row of nothing but defaults. */
    public PlanNode defaults() {
        return factory.values(List.of(row(List.of(), List.of(), -1, null)), rowType(target.rowType()));
    }

    /** Old row and new row side by side; {@code source} gives the old row, then the new values. */
    public PlanNode update(PlanNode source, Written written) {
        int width = target.rowType().size();
        List<Expr> output = refs(source, 0, width);
        output.addAll(updated(source, 0, written));
        List<String> names = new ArrayList<>(target.rowType().names());
        names.addAll(target.rowType().names());
        return factory.project(source, output, names);
    }

    /** Number of the pair and new row; {@code source} gives the number, the old row, then the new values. */
    public PlanNode updateOfPair(PlanNode source, Written written) {
        return numbered(source, updated(source, 1, written));
    }

    /** Number of the pair and row to insert; {@code source} gives the number, the old row, then the values. */
    public PlanNode insertOfPair(PlanNode source, Written written) {
        int from = 1 + target.rowType().size();
        List<Expr> values = refs(source, from, source.rowType().size());
        List<SqlParserPos> where =
                written.positions().isEmpty() ? List.of() : written.positions().get(0);
        return numbered(source, row(values, where, 0, written));
    }

    /** Number of the pair. */
    public PlanNode numberOfPair(PlanNode source) {
        return factory.project(source, refs(source, 0, 1), List.of("row"));
    }

    /** The source's rows, whose last columns are values for the target's key, with those in the key's types: NULL where they do not fit. */
    public PlanNode withKey(PlanNode source) {
        int key = source.rowType().size() - target.key().size();
        List<Expr> output = refs(source, 0, source.rowType().size());
        for (int i = 0; i < target.key().size(); i++) {
            SqlType type = target.rowType().type(target.key().get(i));
            Expr value = output.get(key + i);
            if (!value.type().sameValues(type)) {
                output.set(key + i, new Cast(value, type.withNullable(true), true, SourceSpan.NONE));
            }
        }
        return factory.project(source, output, source.rowType().names());
    }

    /** Number of each pair and the source's row, which has the target's columns. */
    public PlanNode sourceOfPairs(String pairs) {
        int width = target.rowType().size();
        List<Integer> read = new ArrayList<>(List.of(0));
        for (int i = 0; i < width; i++) {
            read.add(1 + width + i);
        }
        return factory.scan(pairs, read);
    }

    private PlanNode numbered(PlanNode source, List<Expr> row) {
        List<Expr> output = refs(source, 0, 1);
        output.addAll(row);
        List<String> names = new ArrayList<>(List.of("row"));
        names.addAll(target.rowType().names());
        return factory.project(source, output, names);
    }

    /** The new row; {@code source} gives the old row from column {@code old} on, then the new values. */
    private List<Expr> updated(PlanNode source, int old, Written written) {
        int width = target.rowType().size();
        List<SqlParserPos> where =
                written.positions().isEmpty() ? List.of() : written.positions().get(0);
        List<Expr> row = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int at = columns.indexOf(i);
            if (at < 0) {
                row.add(new ColumnRef(old + i, source.rowType().type(old + i)));
            } else if (written.isDefault(0, at)) {
                row.add(defaultOf(i));
            } else {
                int value = old + width + at;
                row.add(assigned(new ColumnRef(value, source.rowType().type(value)), at, where));
            }
        }
        return row;
    }

    private List<Expr> row(List<Expr> values, List<SqlParserPos> positions, int number, Written written) {
        List<Expr> row = new ArrayList<>();
        for (int i = 0; i < target.rowType().size(); i++) {
            int at = columns.indexOf(i);
            boolean given = at >= 0 && (number < 0 || !written.isDefault(number, at));
            row.add(given ? assigned(values.get(at), at, positions) : defaultOf(i));
        }
        return row;
    }

    private Expr defaultOf(int column) {
        Expr value = rules.defaults().get(column);
        return value != null
                ? value
                : new Literal(null, target.rowType().type(column).withNullable(true));
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
