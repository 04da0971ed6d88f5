package io.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Finds the islands of a query and the SELECT each WINDOW belongs to: the last one before it at its own depth of
 * parentheses. Refuses islands at places where they mean nothing.
 */
final class IslandFinder {
    /**
     * A WINDOW clause.
     *
     * @param select its SELECT; empty for the implied one of a query that begins with FROM
     * @param previous the token before the clause, which ends the relation it applies to
     */
    record WindowIsland(Optional<Token> select, Token previous, DialectParser.WindowContext clause) {}

    private static final Set<String> AFTER_FROM = Set.of(
            "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "FETCH", "OFFSET", "UNION", "EXCEPT", "INTERSECT");

    private static final Set<String> AFTER_EMIT = Set.of("LIMIT", "FETCH", "OFFSET");

    private final List<WindowIsland> windows = new ArrayList<>();
    private final List<ParserRuleContext> joins = new ArrayList<>();
    private final List<ParserRuleContext> islands = new ArrayList<>();
    private final Failures failures;
    private final boolean emitAllowed;
    private DialectParser.EmitContext emit;

    private IslandFinder(SourceText source, boolean emitAllowed) {
        this.failures = new Failures(source);
        this.emitAllowed = emitAllowed;
    }

    /** @param emitAllowed false in a statement that is no query */
    static IslandFinder find(SourceText source, ParserRuleContext query, boolean emitAllowed) {
        IslandFinder finder = new IslandFinder(source, emitAllowed);
        finder.level(query, emitAllowed);
        return finder;
    }

    List<WindowIsland> windows() {
        return windows;
    }

    /** WITHIN and ASOF, in the order written. */
    List<ParserRuleContext> joins() {
        return joins;
    }

    Optional<DialectParser.EmitContext> emit() {
        return Optional.ofNullable(emit);
    }

    /** Whether a token is part of an island. */
    boolean covers(Token token) {
        return islands.stream()
                .anyMatch(island -> island.getStart().getTokenIndex() <= token.getTokenIndex()
                        && token.getTokenIndex() <= island.getStop().getTokenIndex());
    }

    private void level(ParserRuleContext level, boolean top) {
        Token select = null;
        Token clause = null;
        Token previous = null;
        boolean from = false;
        boolean implied = top && level.getStart().getType() == DialectParser.FROM;
        for (int i = 0; i < level.getChildCount(); i++) {
            ParseTree child = unwrap(level.getChild(i));
            if (child instanceof DialectParser.GroupContext
                    || child instanceof DialectParser.QueryGroupContext
                    || child instanceof DialectParser.AssignmentsContext) {
                level((ParserRuleContext) child, false);
            } else if (child instanceof DialectParser.WindowContext) {
                window((DialectParser.WindowContext) child, select, from, implied, clause, previous);
            } else if (child instanceof DialectParser.EmitContext) {
                ParseTree next = i + 1 < level.getChildCount() ? unwrap(level.getChild(i + 1)) : null;
                emit((DialectParser.EmitContext) child, top, next);
            } else if (child instanceof DialectParser.WithinContext || child instanceof DialectParser.AsofContext) {
                join((ParserRuleContext) child);
            } else if (child instanceof TerminalNode) {
                Token token = ((TerminalNode) child).getSymbol();
                if (token.getType() == DialectParser.SELECT) {
                    select = token;
                    from = false;
                    clause = null;
                } else if (token.getType() == DialectParser.FROM) {
                    from = true;
                } else if (AFTER_FROM.contains(token.getText().toUpperCase(Locale.ROOT))
                        && token.getType() != DialectParser.QUOTED
                        && !isWithin(previous)) {
                    clause = token;
                }
            }
            previous = child instanceof TerminalNode
                    ? ((TerminalNode) child).getSymbol()
                    : ((ParserRuleContext) child).getStop();
        }
    }

    /** {@code WITHIN GROUP (ORDER BY …)} belongs to an aggregate. */
    private static boolean isWithin(Token previous) {
        return previous != null && previous.getText().equalsIgnoreCase("WITHIN");
    }

    private static ParseTree unwrap(ParseTree child) {
        boolean wrapper = child instanceof DialectParser.PartContext
                || child instanceof DialectParser.WaterContext
                || child instanceof DialectParser.QueryStartContext;
        return wrapper ? unwrap(child.getChild(0)) : child;
    }

    private void window(
            DialectParser.WindowContext island,
            Token select,
            boolean from,
            boolean implied,
            Token clause,
            Token previous) {
        if (clause != null) {
            String name = clause.getText().toUpperCase(Locale.ROOT);
            String word = name.equals("GROUP") || name.equals("ORDER") ? name + " BY" : name;
            throw failures.syntax(
                    failures.source().span(island),
                    "WINDOW must stand before " + word,
                    "write FROM stream WINDOW " + island.kind.getText().toUpperCase(Locale.ROOT) + " (…) " + word
                            + " …");
        }
        if (!from && !implied && select != null) {
            throw failures.syntax(
                    failures.source().span(island),
                    "WINDOW must stand after FROM and its relation",
                    "write SELECT … FROM stream WINDOW " + island.kind.getText().toUpperCase(Locale.ROOT) + " (…)");
        }
        if (select == null && !implied) {
            throw failures.syntax(
                    failures.source().span(island),
                    "WINDOW belongs to the FROM of a SELECT",
                    "write SELECT … FROM stream WINDOW " + island.kind.getText().toUpperCase(Locale.ROOT) + " (…)");
        }
        windows.add(new WindowIsland(Optional.ofNullable(select), previous, island));
        islands.add(island);
    }

    private void emit(DialectParser.EmitContext island, boolean top, ParseTree next) {
        var span = failures.source().span(island);
        if (!emitAllowed) {
            throw failures.syntax(span, "EMIT belongs to a query", "remove it: this statement changes rows once");
        }
        if (!top) {
            throw failures.syntax(
                    span,
                    "EMIT cannot stand inside parentheses: it says when the results of the whole query are given out",
                    "move it to the end of the statement");
        }
        if (emit != null) {
            throw failures.syntax(span, "EMIT stands twice", "remove one of the two");
        }
        if (next != null && !(next instanceof DialectParser.EmitContext)) {
            String word = next.getText().toUpperCase(Locale.ROOT);
            if (!AFTER_EMIT.contains(word)) {
                throw failures.syntax(
                        span,
                        "EMIT must end the statement, but \"" + word + "\" follows",
                        word.equals("AND")
                                ? "only a timeout may follow: EMIT FINAL AND TIMEOUT 10 SECONDS"
                                : "move it to the end of the statement");
            }
        }
        emit = island;
        islands.add(island);
    }

    private void join(ParserRuleContext island) {
        islands.add(island);
        joins.add(island);
    }
}
