package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.MatchNode;
import io.sluice.planner.plan.MatchNode.Output;
import io.sluice.planner.plan.MatchNode.Skip;
import io.sluice.planner.plan.MatchPattern;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize.AfterOption;

/** MATCH_RECOGNIZE. */
final class MatchConverter {
    private final Match match;
    private final PhysicalPlanner planner;
    private final PlanNode input;
    private final List<String> symbols = new ArrayList<>();
    /** Expressions over the input that aggregates take, computed as further columns of it. */
    private final List<Expr> arguments = new ArrayList<>();

    private MatchConverter(Match match, PhysicalPlanner planner) {
        this.match = match;
        this.planner = planner;
        this.input = planner.convert(match.getInput());
    }

    static PlanNode convert(Match match, PhysicalPlanner planner) {
        return new MatchConverter(match, planner).convert();
    }

    private PlanNode convert() {
        MatchPattern pattern = new MatchPatterns(symbols, planner.problems()).convert(match.getPattern());
        MatchSlots definitionSlots = slots();
        List<RexNode> conditions = new ArrayList<>();
        for (String symbol : symbols) {
            RexNode condition = match.getPatternDefinitions().get(symbol);
            conditions.add(condition == null ? null : definitionSlots.rewrite(condition, true));
        }
        MatchSlots measureSlots = slots();
        List<RexNode> measures = new ArrayList<>();
        match.getMeasures().values().forEach(m -> measures.add(measureSlots.rewrite(m, match.isAllRows())));
        List<Optional<Expr>> definitions = new ArrayList<>();
        for (RexNode condition : conditions) {
            definitions.add(Optional.ofNullable(condition).map(definitionSlots::convert));
        }
        List<Output> outputs = new ArrayList<>();
        RowType row = outputs(measures, measureSlots, outputs);
        return planner.factory()
                .match(
                        new MatchNode(
                                withArguments(),
                                match.getPartitionKeys().asList(),
                                order(),
                                symbols,
                                pattern,
                                match.isStrictStart(),
                                match.isStrictEnd(),
                                definitions,
                                definitionSlots.slots(),
                                measureSlots.slots(),
                                outputs,
                                match.isAllRows(),
                                skip(),
                                within(),
                                null),
                        row);
    }

    private MatchSlots slots() {
        return new MatchSlots(planner, input.rowType(), this::symbolsOf, this::argument);
    }

    /** The symbols that a variable stands for; none for a name that is no variable and so means every row. */
    private List<Integer> symbolsOf(String variable) {
        if (symbols.contains(variable)) {
            return List.of(symbols.indexOf(variable));
        }
        return match.getSubsets().containsKey(variable)
                ? match.getSubsets().get(variable).stream()
                        .map(symbols::indexOf)
                        .filter(i -> i >= 0)
                        .toList()
                : List.of();
    }

    private int argument(RexNode expression) {
        if (expression instanceof RexInputRef ref) {
            return ref.getIndex();
        }
        arguments.add(planner.expressions(input.rowType()).convert(expression));
        return input.rowType().size() + arguments.size() - 1;
    }

    private PlanNode withArguments() {
        if (arguments.isEmpty()) {
            return input;
        }
        List<Expr> columns = new ArrayList<>();
        List<String> names = new ArrayList<>(input.rowType().names());
        for (int i = 0; i < input.rowType().size(); i++) {
            columns.add(new ColumnRef(i, input.rowType().type(i)));
        }
        for (Expr argument : arguments) {
            names.add("$argument" + columns.size());
            columns.add(argument);
        }
        return planner.factory().project(input, columns, names);
    }

    /** Fills {@code outputs}: columns of the input first, then the measures. */
    private RowType outputs(List<RexNode> measures, MatchSlots slots, List<Output> outputs) {
        List<String> names = match.getRowType().getFieldNames();
        List<Field> fields = new ArrayList<>();
        int first = names.size() - measures.size();
        for (int i = 0; i < names.size(); i++) {
            if (i < first) {
                int column = match.getInput().getRowType().getFieldNames().indexOf(names.get(i));
                outputs.add(new Output(column, Optional.empty()));
                fields.add(input.rowType().field(column));
            } else {
                Expr measure = slots.convert(measures.get(i - first));
                outputs.add(new Output(-1, Optional.of(measure)));
                fields.add(new Field(names.get(i), measure.type().withNullable(true)));
            }
        }
        return new RowType(fields);
    }

    private List<SortKey> order() {
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation key : match.getOrderKeys().getFieldCollations()) {
            boolean descending = key.getDirection().isDescending();
            boolean nullsFirst = key.nullDirection == NullDirection.UNSPECIFIED
                    ? descending
                    : key.nullDirection == NullDirection.FIRST;
            keys.add(new SortKey(key.getFieldIndex(), descending, nullsFirst));
        }
        if (keys.isEmpty()) {
            throw planner.problems()
                    .error(
                            ErrorCode.INVALID_ARGUMENT,
                            SourceSpan.NONE,
                            "MATCH_RECOGNIZE needs an order of the rows",
                            "write ORDER BY and the event time before MEASURES");
        }
        return keys;
    }

    private Skip skip() {
        RexNode after = match.getAfter();
        if (after instanceof RexCall call) {
            String variable = ((RexLiteral) call.operands.get(0)).getValueAs(String.class);
            boolean first = call.getKind() == SqlKind.SKIP_TO_FIRST;
            return new Skip(first ? Skip.To.FIRST : Skip.To.LAST, symbolsOf(variable));
        }
        boolean next = ((RexLiteral) after).getValueAs(AfterOption.class) == AfterOption.SKIP_TO_NEXT_ROW;
        return new Skip(next ? Skip.To.NEXT_ROW : Skip.To.PAST_LAST_ROW, List.of());
    }

    private Optional<Duration> within() {
        if (!(match.getInterval() instanceof RexLiteral literal)) {
            return Optional.empty();
        }
        SortKey time = order().get(0);
        if (!input.rowType().type(time.column()).kind().isTimestamp() || time.descending()) {
            throw planner.problems()
                    .error(
                            ErrorCode.INVALID_ARGUMENT,
                            SourceSpan.NONE,
                            "WITHIN needs rows that are ordered by a time, ascending",
                            "let ORDER BY begin with a TIMESTAMP column");
        }
        return Optional.of(Duration.ofMillis(literal.getValueAs(Long.class)));
    }
}
