package io.sluice.planner.expr;

import io.sluice.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code CASE WHEN c1 THEN v1 … ELSE e END}; also COALESCE and NULLIF. A branch is evaluated only for the rows that take it,
 * so an error in it strikes only those.
 */
public record CaseWhen(List<Expr> conditions, List<Expr> results, Expr otherwise, SqlType type) implements Expr {
    public CaseWhen {
        conditions = List.copyOf(conditions);
        results = List.copyOf(results);
        if (conditions.isEmpty() || conditions.size() != results.size()) {
            throw new IllegalArgumentException("CASE needs as many results as conditions, at least one");
        }
    }

    @Override
    public List<Expr> children() {
        List<Expr> all = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            all.add(conditions.get(i));
            all.add(results.get(i));
        }
        all.add(otherwise);
        return List.copyOf(all);
    }
}
