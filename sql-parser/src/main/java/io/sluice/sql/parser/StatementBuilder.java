package io.sluice.sql.parser;

import io.sluice.sql.ast.Checkpoint;
import io.sluice.sql.ast.Describe;
import io.sluice.sql.ast.Drop;
import io.sluice.sql.ast.Explain;
import io.sluice.sql.ast.ObjectKind;
import io.sluice.sql.ast.Pause;
import io.sluice.sql.ast.Resume;
import io.sluice.sql.ast.Select;
import io.sluice.sql.ast.SetOption;
import io.sluice.sql.ast.Show;
import io.sluice.sql.ast.ShowKind;
import io.sluice.sql.ast.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the record of a statement from its parse tree; CREATE goes to {@link DefinitionBuilder}. */
final class StatementBuilder extends DialectBaseVisitor<Statement> {
    private final SourceText source;
    private final QueryBuilder queries;
    private final Names names;
    private final ChangeBuilder changes;

    StatementBuilder(SourceText source, QueryBuilder queries) {
        this.source = source;
        this.queries = queries;
        this.names = new Names(source);
        this.changes = new ChangeBuilder(source, queries);
    }

    @Override
    public Statement visitCreate(DialectParser.CreateContext context) {
        return new DefinitionBuilder(source, queries, context).visit(context.creation());
    }

    @Override
    public Statement visitDrop(DialectParser.DropContext context) {
        return new Drop(
                kind(context.objectKind()),
                names.qualified(context.qualifiedName()),
                context.ifExists() != null,
                context.CASCADE() != null,
                source.span(context));
    }

    private static ObjectKind kind(DialectParser.ObjectKindContext kind) {
        if (kind.MATERIALIZED() != null) {
            return ObjectKind.MATERIALIZED_VIEW;
        }
        return ObjectKind.valueOf(kind.getStart().getText().toUpperCase(Locale.ROOT));
    }

    @Override
    public Statement visitInsert(DialectParser.InsertContext context) {
        return changes.insert(context);
    }

    @Override
    public Statement visitUpdate(DialectParser.UpdateContext context) {
        return changes.update(context);
    }

    @Override
    public Statement visitDelete(DialectParser.DeleteContext context) {
        return changes.delete(context);
    }

    @Override
    public Statement visitTruncate(DialectParser.TruncateContext context) {
        return changes.truncate(context);
    }

    @Override
    public Statement visitMerge(DialectParser.MergeContext context) {
        return changes.merge(context);
    }

    @Override
    public Statement visitExplain(DialectParser.ExplainContext context) {
        Explain.Mode mode = context.explainMode() == null
                ? Explain.Mode.PHYSICAL
                : Explain.Mode.valueOf(context.explainMode().getText().toUpperCase(Locale.ROOT));
        return new Explain(mode, visit(context.body()), source.span(context));
    }

    @Override
    public Statement visitDescribe(DialectParser.DescribeContext context) {
        DialectParser.DescribeTargetContext target = context.describeTarget();
        return new Describe(
                Optional.ofNullable(target.qualifiedName()).map(names::qualified),
                Optional.ofNullable(target.functionName()).map(names::function),
                Optional.ofNullable(target.query()).map(queries::query),
                source.span(context));
    }

    @Override
    public Statement visitShow(DialectParser.ShowContext context) {
        String word = context.identifier().getText().toUpperCase(Locale.ROOT);
        List<String> kinds = Arrays.stream(ShowKind.values()).map(Enum::name).toList();
        boolean known = kinds.contains(word) && (context.MATERIALIZED() == null || word.equals("VIEWS"));
        if (!known) {
            String near = StatementErrorStrategy.suggestion(word, kinds);
            throw new Failures(source)
                    .syntax(
                            source.span(context.identifier()),
                            "SHOW does not know \"" + context.identifier().getText() + "\"",
                            near.isEmpty() ? "SHOW lists " + String.join(", ", kinds) : near);
        }
        return new Show(
                ShowKind.valueOf(word), Optional.ofNullable(context.STRING()).map(names::string), source.span(context));
    }

    @Override
    public Statement visitPause(DialectParser.PauseContext context) {
        return new Pause(names.qualified(context.qualifiedName()), source.span(context));
    }

    @Override
    public Statement visitResume(DialectParser.ResumeContext context) {
        return new Resume(names.qualified(context.qualifiedName()), source.span(context));
    }

    @Override
    public Statement visitSet(DialectParser.SetContext context) {
        return new SetOption(
                names.key(context.optionKey()), Optional.of(names.value(context.optionValue())), source.span(context));
    }

    @Override
    public Statement visitReset(DialectParser.ResetContext context) {
        return new SetOption(names.key(context.optionKey()), Optional.empty(), source.span(context));
    }

    @Override
    public Statement visitCheckpoint(DialectParser.CheckpointContext context) {
        return new Checkpoint(source.span(context));
    }

    @Override
    public Statement visitSelect(DialectParser.SelectContext context) {
        return new Select(queries.query(context.query()), source.span(context));
    }
}
