package io.sluice.planner.expr;

import io.sluice.planner.type.SqlType;
import java.util.List;

/**
 * A scalar expression over the columns of one input row. Immutable data; the planner has made every type conversion explicit,
 * so an operator finds its arguments in the types that its {@link ScalarOp} documents.
 */
public sealed interface Expr permits ColumnRef, Literal, ParameterRef, Call, Cast, CaseWhen, InList, RowCall {
    /** Type of the result, nullable if any row may give NULL. */
    SqlType type();

    /** Arguments in evaluation order; empty for leaves. */
    List<Expr> children();
}
