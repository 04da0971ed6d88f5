package io.sluice.runtime.statement;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.ast.ColumnDefinition;
import io.sluice.sql.ast.DataType;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** Columns that nobody wrote, found out by a connector or taken from a query, as if they had been written. */
final class ColumnDefinitions {
    private ColumnDefinitions() {}

    /** @param span blamed for what is wrong with them */
    static List<ColumnDefinition> of(RowType rowType, SourceSpan span) {
        return rowType.fields().stream()
                .map(field -> new ColumnDefinition(
                        new Identifier(field.name(), span),
                        type(field.type(), span),
                        !field.type().nullable(),
                        false,
                        Optional.empty(),
                        span))
                .toList();
    }

    private static DataType type(SqlType type, SourceSpan span) {
        List<DataType.TypeField> fields = type.fields().stream()
                .map(field -> component(type, field, span))
                .toList();
        return new DataType(name(type.kind()), arguments(type), fields, span);
    }

    private static DataType.TypeField component(SqlType parent, Field field, SourceSpan span) {
        return new DataType.TypeField(parent.kind() == TypeKind.ROW ? field.name() : "", type(field.type(), span));
    }

    private static String name(TypeKind kind) {
        return switch (kind) {
            case TIMESTAMP_LTZ -> "TIMESTAMP WITH LOCAL TIME ZONE";
            case INTERVAL_DAY -> "INTERVAL DAY TO SECOND";
            case INTERVAL_YEAR -> "INTERVAL YEAR TO MONTH";
            case NULL -> "VARCHAR";
            default -> kind.name();
        };
    }

    private static List<Integer> arguments(SqlType type) {
        return switch (type.kind()) {
            case DECIMAL -> List.of(type.precision(), type.scale());
            case VARCHAR, VARBINARY -> type.precision() == SqlType.UNLIMITED ? List.of() : List.of(type.precision());
            case TIME, TIMESTAMP, TIMESTAMP_LTZ -> List.of(type.precision());
            default -> List.of();
        };
    }
}
