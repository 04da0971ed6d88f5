package io.sluice.sql.parser;

import io.sluice.sql.ast.Expression;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.MergeClause;
import io.sluice.sql.ast.Query;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUpdate;

/** Makes the record of one MERGE, or of an UPDATE or DELETE that reads other rows: each part is parsed alone, its parameters counted on. */
final class MergeBuilder {
    private final SourceText source;
    private final QueryBuilder queries;
    private final Names names;
    private final Assignments assignments;
    private int parameters;

    MergeBuilder(SourceText source, QueryBuilder queries) {
        this.source = source;
        this.queries = queries;
        this.names = new Names(source);
        this.assignments = new Assignments(source);
    }

    Merge merge(DialectParser.MergeContext context) {
        Query rows = rows(context.mergeSource());
        Expression on = condition(context.condition());
        List<MergeClause> clauses =
                context.mergeClause().stream().map(this::clause).toList();
        return record(
                Merge.Verb.MERGE,
                context,
                context.qualifiedName(),
                context.identifier(),
                context.mergeSource(),
                rows,
                on,
                clauses);
    }

    Merge update(DialectParser.UpdateContext context) {
        MergeClause clause = update(context.assignments(), true, Optional.empty(), context.assignments());
        DialectParser.OtherRowsContext other = context.otherRows();
        Query rows = rows(other.mergeSource());
        Expression on = condition(other.condition());
        return record(
                Merge.Verb.UPDATE,
                context,
                context.qualifiedName(),
                context.identifier(),
                other.mergeSource(),
                rows,
                on,
                List.of(clause));
    }

    Merge delete(DialectParser.DeleteContext context) {
        Query rows = rows(context.mergeSource());
        Expression on = condition(context.condition());
        MergeClause clause = new MergeClause(
                true, Optional.empty(), MergeClause.Action.DELETE, List.of(), List.of(), source.span(context));
        return record(
                Merge.Verb.DELETE,
                context,
                context.qualifiedName(),
                context.identifier(),
                context.mergeSource(),
                rows,
                on,
                List.of(clause));
    }

    private Merge record(
            Merge.Verb verb,
            ParserRuleContext whole,
            DialectParser.QualifiedNameContext target,
            DialectParser.IdentifierContext alias,
            DialectParser.MergeSourceContext other,
            Query rows,
            Expression on,
            List<MergeClause> clauses) {
        SourceSpan span = source.span(whole);
        return new Merge(
                verb,
                names.qualified(target),
                Optional.ofNullable(alias).map(names::identifier),
                rows,
                alias(other),
                on,
                clauses,
                source.text(span.start(), span.end()),
                parameters,
                span);
    }

    private Optional<Identifier> alias(DialectParser.MergeSourceContext other) {
        if (other.identifier() != null) {
            return Optional.of(names.identifier(other.identifier()));
        }
        return Optional.ofNullable(other.qualifiedName())
                .map(name -> names.identifier(name.identifier(name.identifier().size() - 1)));
    }

    private Query rows(DialectParser.MergeSourceContext context) {
        QueryBuilder.Parsed parsed = queries.parse("SELECT * FROM ", context);
        SourceSpan span = source.span(context);
        SqlNode node = shifted(parsed);
        return new Query(source.text(span.start(), span.end()), node, Optional.empty(), parsed.parameterCount(), span);
    }

    private Expression condition(ParserRuleContext context) {
        SourceSpan span = source.span(context);
        SqlNode node = queries.expression(context).accept(new ParameterShift(parameters));
        parameters += queries.parameters(context);
        return new Expression(source.text(span.start(), span.end()), node, span);
    }

    private MergeClause clause(DialectParser.MergeClauseContext context) {
        boolean matched = context.NOT() == null;
        Optional<Expression> condition =
                Optional.ofNullable(context.condition()).map(this::condition);
        DialectParser.MergeActionContext action = context.mergeAction();
        if (action.assignments() != null) {
            refuse(!matched, action, "there is no row of the target to UPDATE", "write THEN INSERT …, or WHEN MATCHED");
            return update(action.assignments(), matched, condition, context);
        }
        if (action.INSERT() != null) {
            refuse(matched, action, "the row is in the target already", "write THEN UPDATE SET …, or WHEN NOT MATCHED");
            return insert(action, condition, context);
        }
        refuse(
                !matched && action.DELETE() != null,
                action,
                "there is no row of the target to DELETE",
                "write THEN INSERT …, or WHEN MATCHED");
        MergeClause.Action kind = action.DELETE() != null ? MergeClause.Action.DELETE : MergeClause.Action.NOTHING;
        return new MergeClause(matched, condition, kind, List.of(), List.of(), source.span(context));
    }

    private void refuse(boolean wrong, ParserRuleContext action, String message, String hint) {
        if (wrong) {
            throw new Failures(source).syntax(source.span(action), message, hint);
        }
    }

    private MergeClause update(
            DialectParser.AssignmentsContext context,
            boolean matched,
            Optional<Expression> condition,
            ParserRuleContext whole) {
        QueryBuilder.Parsed parsed = queries.parse("UPDATE t ", context);
        SqlUpdate update = (SqlUpdate) shifted(parsed);
        if (update.getCondition() != null) {
            throw new Failures(source)
                    .syntax(
                            new Positions(source).span(update.getCondition().getParserPosition()),
                            "the UPDATE of a MERGE has no WHERE",
                            "write the condition before THEN: WHEN MATCHED AND …");
        }
        return new MergeClause(
                matched,
                condition,
                MergeClause.Action.UPDATE,
                assignments.columns(update),
                assignments.values(update),
                source.span(whole));
    }

    private MergeClause insert(
            DialectParser.MergeActionContext context, Optional<Expression> condition, ParserRuleContext whole) {
        List<SqlNode> values = new ArrayList<>();
        if (context.insertValues().group() != null) {
            SqlCall rows = (SqlCall)
                    shifted(queries.parse("VALUES ", context.insertValues().group()));
            SqlNode row = rows.operand(0);
            values.addAll(row.getKind() == SqlKind.ROW ? ((SqlBasicCall) row).getOperandList() : List.of(row));
        }
        return new MergeClause(
                false,
                condition,
                MergeClause.Action.INSERT,
                names.list(context.nameList()),
                values,
                source.span(whole));
    }

    private SqlNode shifted(QueryBuilder.Parsed parsed) {
        SqlNode node = parsed.node().accept(new ParameterShift(parameters));
        parameters += parsed.parameterCount();
        return node;
    }
}
