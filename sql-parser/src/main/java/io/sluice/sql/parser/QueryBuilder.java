package io.sluice.sql.parser;

import io.sluice.sql.ast.EmitClause;
import io.sluice.sql.ast.Query;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Turns the stretch of a query, or of a DML statement, into Calcite's tree with our islands grafted in. */
final class QueryBuilder {
    /** A parsed stretch. */
    record Parsed(SqlNode node, Optional<EmitClause> emit, int parameterCount) {}

    private final SourceText source;
    private final List<CommonToken> tokens;

    QueryBuilder(SourceText source, List<CommonToken> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    Query query(DialectParser.QueryContext context) {
        Parsed parsed = parse(context, true);
        SourceSpan span = source.span(context);
        return new Query(
                source.text(span.start(), span.end()), parsed.node(), parsed.emit(), parsed.parameterCount(), span);
    }

    /** @param isQuery false for UPDATE, DELETE and MERGE, where EMIT has no place */
    Parsed parse(ParserRuleContext context, boolean isQuery) {
        IslandFinder islands = IslandFinder.find(source, context, isQuery);
        List<CommonToken> visible = visible(context, islands);
        CalciteBody body = new CalciteBody(source);
        ArgumentOrders orders = ArgumentOrders.find(source, visible);
        SqlNode node = body.statement(orders.without(visible));
        orders.graft(node, body);
        Token first = visible.get(0);
        Optional<SqlParserPos> implied = first.getType() == DialectParser.FROM
                ? Optional.of(
                        new SqlParserPos(source.calciteLine(source.start(first)), body.impliedSelectColumn(first)))
                : Optional.empty();
        new JoinGraft(source).graft(node, islands.joins());
        node.accept(new QueryTree(source, islands.windows(), implied));
        return new Parsed(node, islands.emit().map(this::emit), parameters(visible));
    }

    /** @param prefix words that the user did not write but Calcite wants to see before the stretch */
    Parsed parse(String prefix, ParserRuleContext context) {
        IslandFinder islands = IslandFinder.find(source, context, false);
        List<CommonToken> visible = visible(context, islands);
        SqlNode node = new CalciteBody(source).statement(prefix, visible);
        int start = source.start(visible.get(0));
        SqlParserPos implied =
                new SqlParserPos(source.calciteLine(start), source.calciteColumn(start) - prefix.length());
        new JoinGraft(source).graft(node, islands.joins());
        node.accept(new QueryTree(source, islands.windows(), Optional.of(implied)));
        return new Parsed(node, Optional.empty(), parameters(visible));
    }

    private List<CommonToken> visible(ParserRuleContext context, IslandFinder islands) {
        List<CommonToken> visible = new ArrayList<>();
        for (CommonToken token : between(context)) {
            if (!islands.covers(token)) {
                visible.add(token);
            }
        }
        refuseSelectStream(visible);
        return visible;
    }

    /** Number of {@code ?} in a stretch. */
    int parameters(ParserRuleContext context) {
        return parameters(between(context));
    }

    /** In a row pattern the sign is a quantifier. */
    private static int parameters(List<CommonToken> tokens) {
        int count = 0;
        int depth = 0;
        int pattern = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String text = tokens.get(i).getText();
            if (text.equals("(")) {
                depth++;
                boolean begins = i > 0 && tokens.get(i - 1).getText().equalsIgnoreCase("PATTERN");
                pattern = begins && pattern == 0 ? depth : pattern;
            } else if (text.equals(")")) {
                pattern = pattern == depth ? 0 : pattern;
                depth--;
            } else if (text.equals("?") && tokens.get(i).getType() == DialectParser.OTHER && pattern == 0) {
                count++;
            }
        }
        return count;
    }

    SqlNode expression(ParserRuleContext context) {
        int next = context.getStop().getTokenIndex() + 1;
        SqlNode node = new CalciteBody(source)
                .expression(between(context), next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty());
        node.accept(new QueryTree(source, List.of(), Optional.empty()));
        return node;
    }

    private List<CommonToken> between(ParserRuleContext context) {
        return tokens.subList(
                context.getStart().getTokenIndex(), context.getStop().getTokenIndex() + 1);
    }

    private EmitClause emit(DialectParser.EmitContext emit) {
        EmitClause.Kind kind = emit.CHANGES() != null ? EmitClause.Kind.CHANGES : EmitClause.Kind.FINAL;
        Optional<Duration> timeout = Optional.ofNullable(emit.duration()).map(this::timeout);
        if (timeout.isPresent() && kind == EmitClause.Kind.CHANGES) {
            throw new Failures(source)
                    .syntax(
                            source.span(emit),
                            "EMIT CHANGES has no use for a timeout: each change goes out with its tick",
                            "write EMIT CHANGES, or EMIT FINAL AND TIMEOUT 10 SECONDS to close silent windows by the clock");
        }
        return new EmitClause(kind, timeout, source.span(emit));
    }

    private Duration timeout(DialectParser.DurationContext duration) {
        LengthReader.Length length = new LengthReader(source).read(duration, duration);
        if (length.rows() || length.value().signum() <= 0) {
            throw new Failures(source)
                    .window(
                            length.span(),
                            "a timeout is a length of time above zero",
                            "write EMIT FINAL AND TIMEOUT 10 SECONDS");
        }
        return Duration.ofNanos(length.value().longValueExact());
    }

    private void refuseSelectStream(List<CommonToken> visible) {
        for (int i = 1; i < visible.size(); i++) {
            if (ReservedNames.isSelectStream(visible, i)) {
                throw new Failures(source)
                        .syntax(
                                source.span(visible.get(i)),
                                "SELECT STREAM is not part of the dialect",
                                "write SELECT … EMIT CHANGES");
            }
        }
    }
}
