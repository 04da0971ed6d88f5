package io.sluice.sql.parser;

import io.sluice.sql.ast.Checkpoint;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Describe;
import io.sluice.sql.ast.Drop;
import io.sluice.sql.ast.Explain;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.ObjectKind;
import io.sluice.sql.ast.Pause;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Resume;
import io.sluice.sql.ast.Select;
import io.sluice.sql.ast.SetOption;
import io.sluice.sql.ast.Show;
import io.sluice.sql.ast.ShowKind;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.ast.Update;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Makes the record of a statement from its parse tree; CREATE goes to {@link DefinitionBuilder}. */
final class StatementBuilder extends DialectBaseVisitor<Statement> {
    private final SourceText source;
    private final QueryBuilder queries;
    private final Names names;

    StatementBuilder(SourceText source, QueryBuilder queries) {
        this.source = source;
        this.queries = queries;
        this.names = new Names(source);
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
        return new Insert(
                names.qualified(context.qualifiedName()),
                names.list(context.nameList()),
                queries.query(context.query()),
                source.span(context));
    }

    @Override
    public Statement visitUpdate(DialectParser.UpdateContext context) {
        QueryBuilder.Parsed parsed = queries.parse(context, false);
        SqlUpdate update = (SqlUpdate) parsed.node();
        List<Identifier> columns = new ArrayList<>();
        for (SqlNode column : update.getTargetColumnList()) {
            columns.add(column(column));
        }
        SqlSelect rows = select(
                update.getSourceExpressionList(),
                aliased(update.getTargetTable(), update.getAlias()),
                update.getCondition(),
                update.getParserPosition());
        return new Update(
                names.qualified(context.qualifiedName()),
                columns,
                asQuery(context, rows, parsed),
                source.span(context));
    }

    private Identifier column(SqlNode column) {
        SqlIdentifier name = (SqlIdentifier) column;
        int last = name.names.size() - 1;
        SourceSpan span = new Positions(source).span(name.getComponentParserPosition(last));
        return new Identifier(name.names.get(last), span);
    }

    @Override
    public Statement visitDelete(DialectParser.DeleteContext context) {
        QueryBuilder.Parsed parsed = queries.parse(context, false);
        SqlDelete delete = (SqlDelete) parsed.node();
        SqlParserPos position = delete.getParserPosition();
        SqlNodeList star = new SqlNodeList(List.of(SqlIdentifier.star(position)), position);
        SqlSelect rows =
                select(star, aliased(delete.getTargetTable(), delete.getAlias()), delete.getCondition(), position);
        return new Delete(
                names.qualified(context.qualifiedName()), asQuery(context, rows, parsed), source.span(context));
    }

    private static SqlNode aliased(SqlNode table, SqlIdentifier alias) {
        return alias == null ? table : SqlStdOperatorTable.AS.createCall(table.getParserPosition(), table, alias);
    }

    private static SqlSelect select(SqlNodeList list, SqlNode from, SqlNode where, SqlParserPos position) {
        return new SqlSelect(position, null, list, from, where, null, null, null, null, null, null, null, null);
    }

    private Query asQuery(ParserRuleContext context, SqlSelect rows, QueryBuilder.Parsed parsed) {
        SourceSpan span = source.span(context);
        return new Query(source.text(span.start(), span.end()), rows, Optional.empty(), parsed.parameterCount(), span);
    }

    @Override
    public Statement visitMerge(DialectParser.MergeContext context) {
        SourceSpan span = source.span(context);
        SqlNode node = queries.parse(context, false).node();
        return new Merge(names.qualified(context.qualifiedName()), source.text(span.start(), span.end()), node, span);
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
                Optional.ofNullable(target.identifier()).map(names::identifier),
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
