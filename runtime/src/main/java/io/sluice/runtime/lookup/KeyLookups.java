package io.sluice.runtime.lookup;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which scans of a plan need only the rows with some keys, because a filter stands directly over them. The filters stay. */
public final class KeyLookups {
    private final Function<String, Optional<Relation>> catalog;
    private final Map<ScanNode, List<List<Expr>>> keys = new IdentityHashMap<>();
    private final Set<ScanNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private KeyLookups(Function<String, Optional<Relation>> catalog) {
        this.catalog = catalog;
    }

    /** @param catalog finds relations whose rows lie in a live table, by name */
    public static KeyLookups of(PlanNode plan, Function<String, Optional<Relation>> catalog) {
        KeyLookups lookups = new KeyLookups(catalog);
        lookups.visit(plan, null);
        return lookups;
    }

    /**
     * The keys of the rows that a scan must give, in the Java forms of their types; a key with NULL is left out, no row equals it.
     *
     * @return empty when it must give all rows
     */
    public Optional<List<List<Object>>> keys(ScanNode scan, List<Object> parameters) {
        List<List<Expr>> wanted = keys.get(scan);
        if (wanted == null) {
            return Optional.empty();
        }
        List<List<Object>> values = new ArrayList<>(wanted.size());
        for (List<Expr> key : wanted) {
            List<Object> row = new ArrayList<>(key.size());
            key.forEach(expr -> row.add(value(expr, parameters)));
            if (!row.contains(null)) {
                values.add(row);
            }
        }
        return Optional.of(values);
    }

    private static Object value(Expr expr, List<Object> parameters) {
        return expr instanceof ParameterRef parameter ? parameters.get(parameter.index()) : ((Literal) expr).value();
    }

    /** @param condition of the filter directly above; null for none */
    private void visit(PlanNode node, Expr condition) {
        if (node instanceof ScanNode scan) {
            if (!seen.add(scan)) {
                // Somebody else reads the same scan and may want other rows.
                keys.remove(scan);
            } else if (condition != null) {
                find(scan, condition);
            }
            return;
        }
        Expr own = node instanceof FilterNode filter ? filter.predicate() : null;
        node.inputs().forEach(input -> visit(input, own));
    }

    private void find(ScanNode scan, Expr condition) {
        Relation relation = catalog.apply(scan.relation()).orElse(null);
        if (relation == null || relation.key().isEmpty()) {
            return;
        }
        List<Integer> key = new ArrayList<>();
        for (int column : relation.key()) {
            int at = scan.columns().indexOf(column);
            if (at < 0 || !comparesByBits(relation.rowType().type(column))) {
                return;
            }
            key.add(at);
        }
        KeyCondition.keys(condition, key).ifPresent(found -> keys.put(scan, found));
    }

    /** Whether values that SQL takes for equal have the same bits. */
    private static boolean comparesByBits(SqlType type) {
        return type.kind() != TypeKind.REAL
                && type.kind() != TypeKind.DOUBLE
                && !type.kind().isNested();
    }
}
