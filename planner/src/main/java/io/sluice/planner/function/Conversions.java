package io.sluice.planner.function;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;

/** Which arguments a parameter of a user's function takes without a cast. */
final class Conversions {
    private static final List<TypeKind> NUMBERS = List.of(
            TypeKind.TINYINT,
            TypeKind.SMALLINT,
            TypeKind.INTEGER,
            TypeKind.BIGINT,
            TypeKind.DECIMAL,
            TypeKind.REAL,
            TypeKind.DOUBLE);

    private Conversions() {}

    /** 0 for the same kind, more for wider numbers; −1 when the argument does not fit. */
    static int distance(SqlType argument, SqlType parameter) {
        if (argument.kind() == TypeKind.NULL) {
            return 0;
        }
        if (argument.kind() == parameter.kind()) {
            return nested(argument, parameter);
        }
        int from = NUMBERS.indexOf(argument.kind());
        int to = NUMBERS.indexOf(parameter.kind());
        if (from >= 0 && to > from) {
            return to - from;
        }
        return argument.kind() == TypeKind.DATE && parameter.kind().isTimestamp() ? 1 : -1;
    }

    private static int nested(SqlType argument, SqlType parameter) {
        if (argument.fields().size() != parameter.fields().size()) {
            return -1;
        }
        int distance = 0;
        for (int i = 0; i < argument.fields().size(); i++) {
            int one = distance(
                    argument.fields().get(i).type(), parameter.fields().get(i).type());
            if (one < 0) {
                return -1;
            }
            distance += one;
        }
        return distance;
    }
}
