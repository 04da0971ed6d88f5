package io.sluice.planner.calcite;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of a statement's {@code ?}, gathered from the queries its parts were planned as. */
final class Parameters {
    private final Map<Integer, SqlType> types = new HashMap<>();

    CompiledQuery add(CompiledQuery query) {
        query.parameters().forEach(types::putIfAbsent);
        return query;
    }

    List<SqlType> list(int count) {
        List<SqlType> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(types.getOrDefault(i, SqlType.of(TypeKind.NULL)));
        }
        return list;
    }
}
