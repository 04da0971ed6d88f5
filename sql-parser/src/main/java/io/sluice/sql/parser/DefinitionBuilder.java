package io.sluice.sql.parser;

import io.sluice.sql.ast.ColumnDefinition;
import io.sluice.sql.ast.CreateFunction;
import io.sluice.sql.ast.CreateSink;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Option;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the records of CREATE statements. */
final class DefinitionBuilder extends DialectBaseVisitor<Statement> {
    private final SourceText source;
    private final Failures failures;
    private final QueryBuilder queries;
    private final Names names;
    private final boolean orReplace;
    private final SourceSpan span;

    DefinitionBuilder(SourceText source, QueryBuilder queries, DialectParser.CreateContext create) {
        this.source = source;
        this.failures = new Failures(source);
        this.queries = queries;
        this.names = new Names(source);
        this.orReplace = create.orReplace() != null;
        this.span = source.span(create);
    }

    @Override
    public Statement visitCreateStream(DialectParser.CreateStreamContext context) {
        checkReplace(context.ifNotExists());
        TableElements elements = TableElements.read(context.tableElements(), source, queries);
        refuse(elements.valueRule, "a stream keeps its rows as they come: DEFAULT and CHECK are for tables");
        if (!elements.primaryKey.isEmpty() || elements.columns.stream().anyMatch(ColumnDefinition::primaryKey)) {
            throw failures.syntax(
                    elements.primaryKeySpan, "a stream has no primary key: it only ever grows", "write CREATE TABLE");
        }
        return new CreateStream(
                names.defined(context.qualifiedName()),
                orReplace,
                context.ifNotExists() != null,
                elements.columns,
                elements.watermark,
                Optional.ofNullable(context.STRING()).map(names::string),
                names.options(context.withOptions()),
                span);
    }

    @Override
    public Statement visitCreateTable(DialectParser.CreateTableContext context) {
        checkReplace(context.ifNotExists());
        TableElements elements = TableElements.read(context.tableElements(), source, queries);
        if (elements.watermark.isPresent()) {
            throw failures.syntax(
                    elements.watermark.get().span(),
                    "a table has no watermark: its rows can change",
                    "write CREATE STREAM");
        }
        return new CreateTable(
                names.defined(context.qualifiedName()),
                orReplace,
                context.ifNotExists() != null,
                elements.columns,
                elements.primaryKey,
                elements.checks,
                names.options(context.withOptions()),
                Optional.ofNullable(context.query()).map(queries::query),
                span);
    }

    @Override
    public Statement visitCreateView(DialectParser.CreateViewContext context) {
        checkReplace(context.ifNotExists());
        return new CreateView(
                names.defined(context.qualifiedName()),
                context.MATERIALIZED() != null,
                orReplace,
                context.ifNotExists() != null,
                columnNames(context.nameList()),
                options(context.onError(), context.withOptions()),
                queries.query(context.query()),
                span);
    }

    @Override
    public Statement visitCreateSink(DialectParser.CreateSinkContext context) {
        checkReplace(context.ifNotExists());
        DialectParser.SinkSourceContext body = context.sinkSource();
        DialectParser.OnErrorContext onError = context.onError() != null ? context.onError() : body.onError();
        return new CreateSink(
                names.defined(context.qualifiedName()),
                orReplace,
                context.ifNotExists() != null,
                Optional.ofNullable(body.qualifiedName()).map(names::qualified),
                Optional.ofNullable(body.query()).map(queries::query),
                options(onError, body.withOptions()),
                span);
    }

    @Override
    public Statement visitCreateFunction(DialectParser.CreateFunctionContext context) {
        checkReplace(context.ifNotExists());
        return new CreateFunction(
                names.defined(context.qualifiedName()),
                orReplace,
                context.ifNotExists() != null,
                names.string(context.STRING(0)),
                Optional.ofNullable(context.STRING(1)).map(names::string),
                span);
    }

    private void refuse(SourceSpan rule, String message) {
        if (rule != SourceSpan.NONE) {
            throw failures.syntax(rule, message, "write CREATE TABLE, or filter the stream in a view");
        }
    }

    private List<Identifier> columnNames(DialectParser.NameListContext list) {
        return list == null
                ? List.of()
                : list.identifier().stream().map(names::defined).toList();
    }

    private void checkReplace(DialectParser.IfNotExistsContext ifNotExists) {
        if (orReplace && ifNotExists != null) {
            throw failures.syntax(
                    source.span(ifNotExists),
                    "OR REPLACE and IF NOT EXISTS contradict each other",
                    "remove one of the two");
        }
    }

    /** {@code ON ERROR SKIP} is another way to write the option {@code on_error = 'skip'}. */
    private List<Option> options(DialectParser.OnErrorContext onError, DialectParser.WithOptionsContext with) {
        List<Option> options = new ArrayList<>(names.options(with));
        if (onError != null) {
            SourceSpan where = source.span(onError);
            String value = onError.getStop().getText().toLowerCase(Locale.ROOT);
            options.add(new Option(new Identifier("on_error", where), new Identifier(value, where)));
        }
        return options;
    }
}
