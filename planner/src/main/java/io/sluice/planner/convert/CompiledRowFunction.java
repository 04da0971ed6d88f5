package io.sluice.planner.convert;

import io.sluice.planner.expr.RowFunction;
import io.sluice.planner.type.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.SchemaPlus;

/** One expression compiled through Calcite's code generator, at its first call. Thread-safe: the generated code keeps nothing. */
final class CompiledRowFunction implements RowFunction {
    private final RexBuilder rexBuilder;
    private final RexNode body;
    private final RelDataType rowType;
    private final List<SqlType> argTypes;
    private final SqlType resultType;
    private volatile Function1<DataContext, Object[]> compiled;

    CompiledRowFunction(
            RexBuilder rexBuilder, RexNode body, RelDataType rowType, List<SqlType> argTypes, SqlType resultType) {
        this.rexBuilder = rexBuilder;
        this.body = body;
        this.rowType = rowType;
        this.argTypes = argTypes;
        this.resultType = resultType;
    }

    @Override
    public Object apply(Object[] args) {
        Object[] row = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            row[i] = JavaForms.toCalcite(args[i], argTypes.get(i));
        }
        Object[] result = function().apply(new RowContext(row, (JavaTypeFactory) rexBuilder.getTypeFactory()));
        return JavaForms.fromCalcite(result[0], resultType);
    }

    private Function1<DataContext, Object[]> function() {
        Function1<DataContext, Object[]> function = compiled;
        if (function == null) {
            synchronized (this) {
                function = compiled;
                if (function == null) {
                    function = RexExecutorImpl.getExecutable(rexBuilder, List.of(body), rowType)
                            .getFunction();
                    compiled = function;
                }
            }
        }
        return function;
    }

    /** What generated code may ask for: the row, and fixed surroundings, so that results depend on arguments only. */
    private record RowContext(Object[] row, JavaTypeFactory typeFactory) implements DataContext {
        @Override
        public SchemaPlus getRootSchema() {
            return null;
        }

        @Override
        public JavaTypeFactory getTypeFactory() {
            return typeFactory;
        }

        @Override
        public QueryProvider getQueryProvider() {
            return null;
        }

        @Override
        public Object get(String name) {
            return switch (name) {
                case "inputRecord" -> row;
                case "timeZone" -> TimeZone.getTimeZone("UTC");
                case "locale" -> Locale.ENGLISH;
                default -> null;
            };
        }
    }
}
