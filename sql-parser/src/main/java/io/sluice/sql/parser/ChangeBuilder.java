package io.sluice.sql.parser;

import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.OnConflict;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.ast.Update;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
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

/** Makes the records of statements that change rows: the rows they speak of become queries. */
final class ChangeBuilder {
    private final SourceText source;
    private final QueryBuilder queries;
    private final Names names;

    ChangeBuilder(SourceText source, QueryBuilder queries) {
        this.source = source;
        this.queries = queries;
        this.names = new Names(source);
    }

    Insert insert(DialectParser.InsertContext context) {
        Optional<Query> rows =
                Optional.ofNullable(context.insertSource().query()).map(queries::query);
        if (context.orReplace() != null && context.onConflict() != null) {
            throw new Failures(source)
                    .syntax(
                            source.span(context.onConflict()),
                            "OR REPLACE and ON CONFLICT contradict each other",
                            "remove one of the two");
        }
        int parameters = rows.map(Query::parameterCount).orElse(0);
        return new Insert(
                names.qualified(context.qualifiedName()),
                context.orReplace() != null,
                names.list(context.nameList()),
                rows,
                Optional.ofNullable(context.onConflict()).map(conflict -> conflict(conflict, parameters)),
                source.span(context));
    }

    private OnConflict conflict(DialectParser.OnConflictContext context, int parametersBefore) {
        List<Identifier> key = names.list(context.nameList());
        if (context.assignments() == null) {
            return new OnConflict(key, List.of(), Optional.empty(), source.span(context));
        }
        QueryBuilder.Parsed parsed = queries.parse("UPDATE t ", context.assignments());
        SqlUpdate update = (SqlUpdate) parsed.node();
        SqlSelect values = select(
                new Assignments(source).values(update),
                update.getTargetTable(),
                update.getCondition(),
                update.getParserPosition());
        SourceSpan span = source.span(context.assignments());
        Query newValues = new Query(
                source.text(span.start(), span.end()),
                values.accept(new ParameterShift(parametersBefore)),
                Optional.empty(),
                parametersBefore + parsed.parameterCount(),
                span);
        return new OnConflict(
                key, new Assignments(source).columns(update), Optional.of(newValues), source.span(context));
    }

    Statement update(DialectParser.UpdateContext context) {
        if (context.otherRows() != null) {
            return new MergeBuilder(source, queries).update(context);
        }
        QueryBuilder.Parsed parsed = queries.parse(context, false);
        SqlUpdate update = (SqlUpdate) parsed.node();
        SqlSelect rows = select(
                new Assignments(source).values(update),
                aliased(update.getTargetTable(), update.getAlias()),
                update.getCondition(),
                update.getParserPosition());
        return new Update(
                names.qualified(context.qualifiedName()),
                new Assignments(source).columns(update),
                asQuery(context, rows, parsed.parameterCount()),
                source.span(context));
    }

    Statement delete(DialectParser.DeleteContext context) {
        if (context.mergeSource() != null) {
            return new MergeBuilder(source, queries).delete(context);
        }
        QueryBuilder.Parsed parsed = queries.parse(context, false);
        SqlDelete delete = (SqlDelete) parsed.node();
        SqlParserPos position = delete.getParserPosition();
        SqlNodeList star = new SqlNodeList(List.of(SqlIdentifier.star(position)), position);
        SqlSelect rows =
                select(star, aliased(delete.getTargetTable(), delete.getAlias()), delete.getCondition(), position);
        return new Delete(
                names.qualified(context.qualifiedName()),
                asQuery(context, rows, parsed.parameterCount()),
                source.span(context));
    }

    /** TRUNCATE is a DELETE of all rows: views must follow either way. */
    Delete truncate(DialectParser.TruncateContext context) {
        SqlNode rows = queries.parse("SELECT * FROM ", context.qualifiedName()).node();
        return new Delete(names.qualified(context.qualifiedName()), asQuery(context, rows, 0), source.span(context));
    }

    Merge merge(DialectParser.MergeContext context) {
        return new MergeBuilder(source, queries).merge(context);
    }

    private static SqlNode aliased(SqlNode table, SqlIdentifier alias) {
        return alias == null ? table : SqlStdOperatorTable.AS.createCall(table.getParserPosition(), table, alias);
    }

    private static SqlSelect select(SqlNodeList list, SqlNode from, SqlNode where, SqlParserPos position) {
        return new SqlSelect(position, null, list, from, where, null, null, null, null, null, null, null, null);
    }

    private Query asQuery(ParserRuleContext context, SqlNode rows, int parameterCount) {
        SourceSpan span = source.span(context);
        return new Query(source.text(span.start(), span.end()), rows, Optional.empty(), parameterCount, span);
    }
}
