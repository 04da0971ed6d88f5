package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * {@code WHEN [NOT] MATCHED [AND condition] THEN action}.
 *
 * @param columns that UPDATE sets or INSERT names; none for INSERT of all
 * @param values one for each column; none for INSERT DEFAULT VALUES
 */
public record MergeClause(
        boolean matched,
        Optional<Expression> condition,
        Action action,
        List<Identifier> columns,
        List<SqlNode> values,
        SourceSpan span) {
    /** What a clause does with a row. */
    public enum Action {
        UPDATE,
        DELETE,
        INSERT,
        NOTHING
    }

    public MergeClause {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }
}
