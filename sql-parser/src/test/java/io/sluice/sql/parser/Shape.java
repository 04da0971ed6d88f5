package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.SourceSpan;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** A statement as text without its spans, to compare statements from different texts. */
final class Shape {
    private Shape() {}

    static String of(Object value) {
        if (value instanceof Collection) {
            return ((Collection<?>) value).stream().map(Shape::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Optional) {
            return ((Optional<?>) value).map(Shape::of).orElse("-");
        }
        if (!(value instanceof Record)) {
            return String.valueOf(value);
        }
        StringBuilder out = new StringBuilder(value.getClass().getSimpleName()).append('{');
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            if (component.getType() != SourceSpan.class) {
                out.append(component.getName())
                        .append('=')
                        .append(of(component(value, component)))
                        .append(';');
            }
        }
        return out.append('}').toString();
    }

    private static Object component(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
