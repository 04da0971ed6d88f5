package io.sluice.sql.parser;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * What a join says beside its condition, in our own clauses. It is grafted around the condition.
 *
 * @param condition what stands in ON
 * @param asOf whether the word ASOF stands before the join: one comparison of the condition is then its match
 * @param within the clause WITHIN, if there is one
 * @param position of WITHIN, or of the condition
 */
public record JoinClause(SqlNode condition, boolean asOf, Optional<Within> within, SqlParserPos position) {
    /**
     * How far apart the times of partners may be.
     *
     * @param before how much earlier than the left row the right one may be
     * @param after how much later
     */
    public record Within(Duration before, Duration after, Duration grace) {}

    private static final SqlSpecialOperator WITHIN = new SqlSpecialOperator("JOIN WITHIN", SqlKind.OTHER);
    private static final SqlSpecialOperator ASOF = new SqlSpecialOperator("JOIN ASOF", SqlKind.OTHER);

    /** Whether a join's condition carries such a clause. */
    public static boolean isClause(SqlNode condition) {
        return condition instanceof SqlCall call && (call.getOperator() == WITHIN || call.getOperator() == ASOF);
    }

    /** @throws IllegalArgumentException when {@link #isClause} is false */
    public static JoinClause from(SqlNode node) {
        if (!isClause(node)) {
            throw new IllegalArgumentException("not a clause of a join: " + node);
        }
        SqlCall call = (SqlCall) node;
        boolean asOf = call.getOperator() == ASOF;
        Optional<Within> within =
                asOf ? Optional.empty() : Optional.of(new Within(length(call, 1), length(call, 2), length(call, 3)));
        // A call's own position reaches over its operands.
        SqlNode clause = call.operand(asOf ? 0 : 1);
        return new JoinClause(call.operand(0), asOf, within, clause.getParserPosition());
    }

    private static Duration length(SqlCall call, int operand) {
        return Duration.ofNanos(((SqlLiteral) call.operand(operand))
                .getValueAs(BigDecimal.class)
                .longValueExact());
    }

    static SqlNode asOf(SqlNode condition, SqlParserPos position) {
        return ASOF.createCall(position, condition);
    }

    static SqlNode within(SqlNode condition, List<BigDecimal> nanos, SqlParserPos position) {
        return WITHIN.createCall(
                position,
                condition,
                SqlLiteral.createExactNumeric(nanos.get(0).toPlainString(), position),
                SqlLiteral.createExactNumeric(nanos.get(1).toPlainString(), position),
                SqlLiteral.createExactNumeric(nanos.get(2).toPlainString(), position));
    }
}
