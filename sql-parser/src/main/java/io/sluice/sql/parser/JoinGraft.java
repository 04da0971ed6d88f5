package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Puts WITHIN and ASOF back to the joins they were taken from, around their conditions. */
final class JoinGraft extends SqlBasicVisitor<Void> {
    private static final int CONDITION = 5;

    private final SourceText source;
    private final Positions positions;
    private final Failures failures;
    private final List<SqlJoin> joins = new ArrayList<>();

    JoinGraft(SourceText source) {
        this.source = source;
        this.positions = new Positions(source);
        this.failures = new Failures(source);
    }

    /** Changes {@code query} in place. */
    void graft(SqlNode query, List<ParserRuleContext> islands) {
        if (!islands.isEmpty()) {
            query.accept(this);
            islands.forEach(this::graft);
        }
    }

    @Override
    public Void visit(SqlCall call) {
        if (call instanceof SqlJoin) {
            joins.add((SqlJoin) call);
        }
        return super.visit(call);
    }

    private void graft(ParserRuleContext island) {
        SourceSpan span = source.span(island);
        SqlJoin join = joinOf(span, island);
        SqlParserPos position = positions.position(span.start(), span.end());
        SqlNode condition = join.getCondition();
        SqlNode grafted = island instanceof DialectParser.WithinContext
                ? JoinClause.within(condition, lengths((DialectParser.WithinContext) island), position)
                : JoinClause.asOf(condition, position);
        join.setOperand(CONDITION, grafted);
    }

    /** The join whose ON comes first after the clause. */
    private SqlJoin joinOf(SourceSpan clause, ParserRuleContext island) {
        SqlJoin best = null;
        int first = Integer.MAX_VALUE;
        for (SqlJoin join : joins) {
            if (join.getConditionType() == JoinConditionType.ON && join.getCondition() != null) {
                int start =
                        positions.span(join.getCondition().getParserPosition()).start();
                if (start > clause.start() && start < first) {
                    first = start;
                    best = join;
                }
            }
        }
        if (best == null) {
            boolean within = island instanceof DialectParser.WithinContext;
            throw failures.syntax(
                    clause,
                    within ? "WITHIN must stand in a JOIN, before its ON" : "ASOF JOIN needs a condition in ON",
                    within
                            ? "write FROM a JOIN b WITHIN 1 HOUR ON a.k = b.k"
                            : "write FROM a ASOF JOIN b ON a.k = b.k AND a.ts >= b.ts");
        }
        return best;
    }

    private List<BigDecimal> lengths(DialectParser.WithinContext within) {
        List<BigDecimal> nanos = new ArrayList<>();
        for (DialectParser.DurationContext duration : within.duration()) {
            LengthReader.Length length = new LengthReader(source).read(duration, duration);
            if (length.rows()) {
                throw failures.window(length.span(), "expected a length of time", "write WITHIN 10 MINUTES");
            }
            nanos.add(length.value());
        }
        boolean grace = within.GRACE() != null;
        BigDecimal late = grace ? nanos.remove(nanos.size() - 1) : BigDecimal.ZERO;
        return List.of(nanos.get(0), nanos.get(nanos.size() - 1), late);
    }
}
