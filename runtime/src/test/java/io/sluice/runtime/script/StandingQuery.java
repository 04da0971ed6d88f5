package io.sluice.runtime.script;

import io.sluice.RelationInfo;
import io.sluice.SqlStreamContext;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.EmitClause;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.parser.SluiceParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A materialized view with what it must equal: its own query run from scratch, and the sum of the changes it has told its listeners. */
public final class StandingQuery implements AutoCloseable {
    private final SqlStreamContext ctx;
    private final String name;
    private final String sql;
    private final Optional<String> query;
    private final Map<String, Long> told = new TreeMap<>();
    private final AutoCloseable subscription;

    private StandingQuery(SqlStreamContext ctx, RelationInfo view) {
        this.ctx = ctx;
        this.name = view.name();
        this.sql = view.sql();
        this.query = batchQuery(view.sql());
        this.subscription = ctx.subscribe(name, changes -> Rows.add(changes, told));
    }

    /** The views of an engine that are not watched yet. */
    public static List<StandingQuery> watchNew(SqlStreamContext ctx, List<StandingQuery> watched) {
        List<StandingQuery> added = new ArrayList<>();
        for (RelationInfo relation : ctx.relations()) {
            boolean known = watched.stream().anyMatch(view -> view.shows(relation));
            if (relation.kind() == RelationKind.MATERIALIZED_VIEW && !known) {
                added.add(new StandingQuery(ctx, relation));
            }
        }
        return added;
    }

    public String name() {
        return name;
    }

    /** The query as a batch engine would run it; empty when EMIT FINAL makes it another one. */
    static Optional<String> batchQuery(String sql) {
        Statement statement = SluiceParser.parse(sql).get(0);
        Query query = ((CreateView) statement).query();
        Optional<EmitClause> emit = query.emit();
        if (emit.isPresent() && emit.get().kind() == EmitClause.Kind.FINAL) {
            return Optional.empty();
        }
        int end = emit.map(clause -> clause.span().start()).orElse(query.span().end());
        return Optional.of(sql.substring(query.span().start(), end));
    }

    /** What differs between the view and the sum of its changes, and between it and its query; empty when all agree. */
    public List<String> differences(boolean lawHolds) {
        List<String> problems = new ArrayList<>();
        Map<String, Long> content = Rows.objectCounts(ctx, "SELECT * FROM " + quoted());
        if (!content.equals(told)) {
            problems.add("changes told to listeners of " + name + " add up to " + told + ", the view holds " + content);
        }
        if (lawHolds && query.isPresent()) {
            recomputed()
                    .filter(expected -> !expected.equals(content))
                    .ifPresent(expected -> problems.add(name + " holds " + content + ", its query gives " + expected));
        }
        return problems;
    }

    private boolean shows(RelationInfo relation) {
        return relation.name().equals(name) && relation.sql().equals(sql);
    }

    /** Whether the view is gone or replaced; then this is closed too. */
    boolean closeIfDropped() {
        boolean dropped = ctx.relations().stream().noneMatch(this::shows);
        if (dropped) {
            close();
        }
        return dropped;
    }

    private Optional<Map<String, Long>> recomputed() {
        try {
            return Optional.of(Rows.objectCounts(ctx, query.get()));
        } catch (SluiceException error) {
            // A stream that keeps no rows cannot be asked again.
            if (error.code() == ErrorCode.STREAM_NOT_READABLE) {
                return Optional.empty();
            }
            throw error;
        }
    }

    private String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        try {
            subscription.close();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
