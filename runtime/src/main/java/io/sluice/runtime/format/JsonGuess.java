package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the type that all JSON values of one place have; VARCHAR, which takes any value as its text, when they differ in kind. */
final class JsonGuess {
    private final TypeGuess scalar = new TypeGuess();
    private boolean text;
    private boolean number;
    private boolean truth;
    private JsonGuess element;
    private Map<String, Member> members;

    /** A field of objects, in the spelling first seen. */
    private record Member(String name, JsonGuess guess) {}

    /** One more value, of a kind of {@link JsonScanner}. */
    void observe(byte kind, byte[] bytes, int from, int to) {
        switch (kind) {
            case JsonScanner.NUMBER -> {
                number = true;
                scalar.observe(string(bytes, from, to));
            }
            case JsonScanner.STRING, JsonScanner.ESCAPED -> {
                text = true;
                scalar.observe(string(bytes, from, to));
            }
            case JsonScanner.TRUE, JsonScanner.FALSE -> truth = true;
            case JsonScanner.ARRAY -> array(bytes, from, to);
            case JsonScanner.OBJECT -> object(bytes, from, to);
            default -> {
                // NULL says nothing about the type.
            }
        }
    }

    /** The fields of the objects observed. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        if (members != null) {
            members.values().forEach(member -> fields.add(new Field(member.name, member.guess.type())));
        }
        return fields;
    }

    SqlType type() {
        int kinds = count(text) + count(number) + count(truth) + count(element != null) + count(members != null);
        if (kinds != 1) {
            return SqlType.varchar();
        }
        if (truth) {
            return SqlType.of(TypeKind.BOOLEAN);
        }
        if (element != null) {
            return SqlType.array(element.type());
        }
        if (members != null) {
            return members.isEmpty() ? SqlType.varchar() : SqlType.row(fields());
        }
        SqlType found = scalar.type();
        boolean time = found.kind() == TypeKind.DATE || found.kind().isTimestamp();
        // A number in quotes was meant as text; a number that is no BIGINT or DOUBLE keeps all its digits as text.
        return number && found.kind().isNumeric() || text && time ? found : SqlType.varchar();
    }

    private static int count(boolean seen) {
        return seen ? 1 : 0;
    }

    private void array(byte[] bytes, int from, int to) {
        JsonScanner scanner = new JsonScanner();
        scanner.set(bytes, from + 1, to - 1);
        element = element == null ? new JsonGuess() : element;
        while (!scanner.isAtEnd()) {
            byte kind = scanner.value();
            if (kind == JsonScanner.BAD) {
                return;
            }
            element.observe(kind, bytes, scanner.start(), scanner.stop());
            scanner.take(',');
        }
    }

    private void object(byte[] bytes, int from, int to) {
        JsonScanner scanner = new JsonScanner();
        scanner.set(bytes, from + 1, to - 1);
        members = members == null ? new LinkedHashMap<>() : members;
        while (scanner.name()) {
            String name = string(bytes, scanner.start(), scanner.stop());
            byte kind = scanner.take(':') ? scanner.value() : JsonScanner.BAD;
            if (kind == JsonScanner.BAD) {
                return;
            }
            members.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new Member(name, new JsonGuess()))
                    .guess
                    .observe(kind, bytes, scanner.start(), scanner.stop());
            scanner.take(',');
        }
    }

    private static String string(byte[] bytes, int from, int to) {
        JsonText plain = new JsonText();
        return plain.unescape(bytes, from, to)
                ? new String(plain.bytes(), 0, plain.length(), StandardCharsets.UTF_8)
                : "";
    }
}
