package io.sluice.planner.calcite;

import io.sluice.planner.PairedChange;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * The two rows that the expressions of ON CONFLICT and MERGE speak of, as one relation: each column is named by its side and its own name,
 * and the user's names are turned into those.
 */
final class PairScope {
    /** Number of the pair. */
    private static final String ROW = "row";

    private final Problems problems;
    private final Side target;
    private final Side source;

    /**
     * One of the two rows.
     *
     * @param name that goes before a dot
     * @param bare whether its columns may be named without that
     * @param exists whether it is there at all
     */
    record Side(String name, RowType columns, boolean bare, boolean exists) {}

    PairScope(Problems problems, Side target, Side source) {
        this.problems = problems;
        this.target = target;
        this.source = source;
    }

    /** The same pairs for expressions that may speak of the source only. */
    PairScope sourceOnly() {
        return new PairScope(problems, new Side(target.name(), target.columns(), false, false), source);
    }

    Relation relation() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(ROW, SqlType.bigint().withNullable(false)));
        add(target, fields);
        add(source, fields);
        RowType rowType = new RowType(fields);
        return new Relation(
                PairedChange.PAIRS,
                RelationKind.TABLE,
                rowType,
                ChangeMode.APPEND,
                List.of(),
                Optional.empty(),
                true,
                "");
    }

    private static void add(Side side, List<Field> fields) {
        for (Field field : side.columns().fields()) {
            fields.add(new Field(name(side, field.name()), field.type().withNullable(true)));
        }
    }

    private static String name(Side side, String column) {
        return side.name() + "." + column;
    }

    /** {@code SELECT row, the target's row, expressions FROM pairs WHERE condition}. */
    SqlSelect select(List<SqlNode> expressions, Optional<SqlNode> condition, SqlParserPos pos) {
        SqlNodeList list = new SqlNodeList(pos);
        list.add(new SqlIdentifier(ROW, pos));
        target.columns().names().forEach(column -> list.add(new SqlIdentifier(List.of(name(target, column)), pos)));
        expressions.forEach(expression -> list.add(rewritten(expression)));
        SqlNode where = condition.map(this::rewritten).orElse(null);
        SqlNode from = new SqlIdentifier(PairedChange.PAIRS, pos);
        return new SqlSelect(pos, null, list, from, where, null, null, null, null, null, null, null, null);
    }

    /** The target's column that an expression is, if it is just that; −1 otherwise. */
    int targetColumn(SqlNode expression) {
        if (expression instanceof SqlIdentifier name && !name.isStar()) {
            boolean qualified = name.names.size() == 2 && name.names.get(0).equalsIgnoreCase(target.name());
            boolean bare = name.isSimple() && target.bare() && source.columns().indexOf(name.getSimple()) < 0;
            if (qualified || bare) {
                return target.columns().indexOf(name.names.get(name.names.size() - 1));
            }
        }
        return -1;
    }

    /** Whether an expression speaks of the source only, and of nothing that only a query could tell. */
    boolean isOfSource(SqlNode expression) {
        boolean[] of = {true};
        expression.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier name) {
                boolean known = name.names.get(0).equalsIgnoreCase(source.name())
                        || name.isSimple() && target.columns().indexOf(name.getSimple()) < 0;
                of[0] &= known;
                return name;
            }

            @Override
            public SqlNode visit(SqlCall call) {
                of[0] &= !call.getKind().belongsTo(SqlKind.QUERY);
                return of[0] ? super.visit(call) : call;
            }
        });
        return of[0];
    }

    private SqlNode rewritten(SqlNode expression) {
        return TreeCopy.of(expression).accept(new Rewriting());
    }

    /** Turns names into those of the relation of pairs; subqueries keep theirs. */
    private final class Rewriting extends SqlShuttle {
        @Override
        public SqlNode visit(SqlCall call) {
            return call.getKind().belongsTo(SqlKind.QUERY) ? call : super.visit(call);
        }

        @Override
        public SqlNode visit(SqlIdentifier name) {
            if (name.isStar()) {
                return name;
            }
            String first = name.names.get(0);
            for (Side side : List.of(target, source)) {
                if (name.names.size() > 1 && first.equalsIgnoreCase(side.name())) {
                    return column(side, name, 1);
                }
            }
            boolean inTarget = target.bare() && target.columns().indexOf(first) >= 0;
            boolean inSource = source.bare() && source.columns().indexOf(first) >= 0;
            if (inTarget && inSource) {
                throw problems.error(
                        ErrorCode.COLUMN_AMBIGUOUS,
                        name.getParserPosition(),
                        "both sides have a column \"" + first + "\"",
                        "write " + name(target, first) + " or " + name(source, first));
            }
            return inTarget || inSource ? column(inTarget ? target : source, name, 0) : name;
        }

        private SqlNode column(Side side, SqlIdentifier name, int at) {
            String column = name.names.get(at);
            int index = side.columns().indexOf(column);
            if (index < 0 || !side.exists()) {
                String message = index < 0
                        ? "column \"" + column + "\" not found in \"" + side.name() + "\""
                        : "there is no row of \"" + side.name() + "\" here, so it has no column values";
                throw problems.error(
                        index < 0 ? ErrorCode.COLUMN_NOT_FOUND : ErrorCode.INVALID_ARGUMENT,
                        name.getParserPosition(),
                        message,
                        index < 0
                                ? NameSuggester.hint(column, side.columns().names())
                                : "use columns of \"" + source.name() + "\"");
            }
            List<String> names = new ArrayList<>(name.names.subList(at, name.names.size()));
            names.set(0, name(side, side.columns().name(index)));
            List<SqlParserPos> positions = new ArrayList<>();
            for (int i = at; i < name.names.size(); i++) {
                positions.add(name.getComponentParserPosition(i));
            }
            return new SqlIdentifier(names, null, name.getParserPosition(), positions);
        }
    }
}
