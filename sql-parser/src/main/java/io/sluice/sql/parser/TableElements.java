package io.sluice.sql.parser;

import io.sluice.sql.ast.CheckConstraint;
import io.sluice.sql.ast.ColumnDefinition;
import io.sluice.sql.ast.Expression;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.WatermarkDefinition;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** What stands between the parentheses of CREATE STREAM or CREATE TABLE. */
final class TableElements {
    final List<ColumnDefinition> columns = new ArrayList<>();
    final List<CheckConstraint> checks = new ArrayList<>();
    List<Identifier> primaryKey = List.of();
    SourceSpan primaryKeySpan = SourceSpan.NONE;
    /** Where the first DEFAULT or CHECK stands. */
    SourceSpan valueRule = SourceSpan.NONE;

    Optional<WatermarkDefinition> watermark = Optional.empty();

    private final SourceText source;
    private final QueryBuilder queries;
    private final Names names;

    private TableElements(SourceText source, QueryBuilder queries) {
        this.source = source;
        this.queries = queries;
        this.names = new Names(source);
    }

    /** @param context null when there are none */
    static TableElements read(DialectParser.TableElementsContext context, SourceText source, QueryBuilder queries) {
        TableElements elements = new TableElements(source, queries);
        if (context != null) {
            context.tableElement().forEach(elements::add);
        }
        return elements;
    }

    private void add(DialectParser.TableElementContext element) {
        if (element instanceof DialectParser.WatermarkContext) {
            once(watermark.isPresent(), element, "WATERMARK");
            watermark = Optional.of(watermark((DialectParser.WatermarkContext) element));
        } else if (element instanceof DialectParser.PrimaryKeyContext) {
            once(primaryKeySpan != SourceSpan.NONE, element, "PRIMARY KEY");
            primaryKey = names.list(((DialectParser.PrimaryKeyContext) element).nameList());
            primaryKeySpan = source.span(element);
        } else if (element instanceof DialectParser.CheckContext) {
            DialectParser.CheckContext check = (DialectParser.CheckContext) element;
            check(Optional.ofNullable(check.identifier()).map(names::defined), check.group(), check);
        } else {
            column((DialectParser.ColumnContext) element);
        }
    }

    private void once(boolean there, ParserRuleContext element, String what) {
        if (there) {
            throw new Failures(source).syntax(source.span(element), what + " stands twice", "remove one of the two");
        }
    }

    private WatermarkDefinition watermark(DialectParser.WatermarkContext context) {
        Expression expression = expression(context.expression());
        return new WatermarkDefinition(
                names.identifier(context.identifier()), expression.text(), expression.node(), source.span(context));
    }

    private void check(Optional<Identifier> name, DialectParser.GroupContext condition, ParserRuleContext whole) {
        noteRule(whole);
        checks.add(new CheckConstraint(name, expression(condition), source.span(whole)));
    }

    private void column(DialectParser.ColumnContext context) {
        boolean notNull = false;
        boolean primary = false;
        Optional<Expression> defaultValue = Optional.empty();
        for (DialectParser.ColumnConstraintContext constraint : context.columnConstraint()) {
            notNull |= constraint.NOT() != null;
            if (constraint.PRIMARY() != null) {
                once(primaryKeySpan != SourceSpan.NONE, constraint, "PRIMARY KEY");
                primaryKeySpan = source.span(constraint);
                primary = true;
            } else if (constraint.CHECK() != null) {
                check(Optional.empty(), constraint.group(), constraint);
            } else if (constraint.DEFAULT() != null) {
                once(defaultValue.isPresent(), constraint, "DEFAULT");
                noteRule(constraint);
                defaultValue = Optional.of(expression(constraint.defaultValue()));
            }
        }
        columns.add(new ColumnDefinition(
                names.defined(context.identifier()),
                new TypeBuilder(source).type(context.dataType()),
                notNull,
                primary,
                defaultValue,
                source.span(context)));
    }

    private void noteRule(ParserRuleContext rule) {
        valueRule = valueRule == SourceSpan.NONE ? source.span(rule) : valueRule;
    }

    private Expression expression(ParserRuleContext context) {
        SourceSpan span = source.span(context);
        return new Expression(source.text(span.start(), span.end()), queries.expression(context), span);
    }
}
