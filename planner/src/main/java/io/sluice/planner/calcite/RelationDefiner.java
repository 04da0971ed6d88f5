package io.sluice.planner.calcite;

import io.sluice.planner.RelationDefinition;
import io.sluice.planner.catalog.TableRules;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.ast.ColumnDefinition;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.WatermarkDefinition;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Checks the columns, key and watermark of CREATE STREAM and CREATE TABLE. */
final class RelationDefiner {
    private final Problems problems;
    private final DeclaredTypes types;
    private final RulePhases phases;

    RelationDefiner(Problems problems, RulePhases phases) {
        this.problems = problems;
        this.phases = phases;
        this.types = new DeclaredTypes(problems);
    }

    RelationDefinition stream(CreateStream statement) {
        RowType row = columns(statement.columns(), List.of(), statement.span());
        Optional<RelationDefinition.Watermark> watermark = statement.watermark().map(w -> watermark(w, row));
        return new RelationDefinition(row, key(statement.columns(), List.of(), row), TableRules.NONE, watermark);
    }

    RelationDefinition table(CreateTable statement) {
        RowType row = columns(statement.columns(), statement.primaryKey(), statement.span());
        TableRules rules = new RuleDefiner(problems, phases, statement.name().toString(), row).rules(statement);
        return new RelationDefinition(
                row, key(statement.columns(), statement.primaryKey(), row), rules, Optional.empty());
    }

    private RowType columns(List<ColumnDefinition> columns, List<Identifier> primaryKey, SourceSpan statement) {
        if (columns.isEmpty()) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT, statement, "no columns are given", "list them: (a BIGINT, …)");
        }
        List<Field> fields = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            String name = column.name().text();
            if (new RowType(fields).indexOf(name) >= 0) {
                throw problems.error(
                        ErrorCode.DUPLICATE_COLUMN,
                        column.name().span(),
                        "column \"" + name + "\" is declared twice",
                        "give one of them another name; case does not tell names apart");
            }
            boolean key = column.primaryKey()
                    || primaryKey.stream().anyMatch(k -> k.text().equalsIgnoreCase(name));
            SqlType type = types.resolve(column.type());
            fields.add(new Field(name, type.withNullable(!column.notNull() && !key)));
        }
        return new RowType(fields);
    }

    private List<Integer> key(List<ColumnDefinition> columns, List<Identifier> primaryKey, RowType row) {
        List<Integer> key = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).primaryKey()) {
                continue;
            }
            if (!key.isEmpty() || !primaryKey.isEmpty()) {
                throw problems.error(
                        ErrorCode.INVALID_ARGUMENT,
                        columns.get(i).span(),
                        "a table has one primary key",
                        "write PRIMARY KEY (a, b) after the columns for a key of several");
            }
            key.add(i);
        }
        for (Identifier column : primaryKey) {
            int index = column(column, row);
            if (key.contains(index)) {
                throw problems.error(
                        ErrorCode.DUPLICATE_COLUMN,
                        column.span(),
                        "column \"" + column.text() + "\" stands twice in the primary key",
                        "");
            }
            key.add(index);
        }
        for (int index : key) {
            if (row.type(index).kind().isNested()) {
                throw problems.error(
                        ErrorCode.TYPE_MISMATCH,
                        columns.get(index).span(),
                        "a column of type " + row.type(index) + " cannot be part of the primary key",
                        "");
            }
        }
        return key;
    }

    private int column(Identifier name, RowType row) {
        int index = row.indexOf(name.text());
        if (index < 0) {
            throw problems.error(
                    ErrorCode.COLUMN_NOT_FOUND,
                    name.span(),
                    "column \"" + name.text() + "\" not found",
                    NameSuggester.hint(name.text(), row.names()));
        }
        return index;
    }

    private RelationDefinition.Watermark watermark(WatermarkDefinition definition, RowType row) {
        int column = column(definition.column(), row);
        if (!row.type(column).kind().isTimestamp()) {
            throw problems.error(
                    ErrorCode.TYPE_MISMATCH,
                    definition.column().span(),
                    "a watermark needs a TIMESTAMP column, \""
                            + definition.column().text() + "\" is " + row.type(column),
                    "declare the column TIMESTAMP(3)");
        }
        Duration delay = delay(definition, row.name(column));
        if (delay.isNegative()) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    problems.span(definition.expression().getParserPosition()),
                    "the delay of a watermark must not be negative",
                    "write column - INTERVAL '5' SECOND");
        }
        return new RelationDefinition.Watermark(column, delay);
    }

    /** {@code column} or {@code column - INTERVAL '…' unit}. */
    private Duration delay(WatermarkDefinition definition, String column) {
        SqlNode expression = definition.expression();
        new Unsupported(problems).check(expression);
        if (isColumn(expression, column)) {
            return Duration.ZERO;
        }
        if (expression.getKind() == SqlKind.MINUS
                && isColumn(((SqlCall) expression).operand(0), column)
                && ((SqlCall) expression).operand(1) instanceof SqlIntervalLiteral interval) {
            SqlIntervalLiteral.IntervalValue value = interval.getValueAs(SqlIntervalLiteral.IntervalValue.class);
            if (!value.getIntervalQualifier().isYearMonth()) {
                return Duration.ofMillis(interval.getValueAs(BigDecimal.class).longValueExact());
            }
        }
        throw problems.error(
                ErrorCode.NOT_SUPPORTED,
                problems.span(expression.getParserPosition()),
                "a watermark is its column, or its column minus an interval of days to seconds",
                "write WATERMARK FOR " + column + " AS " + column + " - INTERVAL '5' SECOND");
    }

    private static boolean isColumn(SqlNode node, String column) {
        return node instanceof SqlIdentifier name
                && name.isSimple()
                && name.getSimple().equalsIgnoreCase(column);
    }
}
