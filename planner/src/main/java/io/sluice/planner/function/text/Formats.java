package io.sluice.planner.function.text;

import io.sluice.planner.function.Parameter.Typed;
import io.sluice.planner.function.ValueText;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;

/** Texts from templates. */
final class Formats {
    private Formats() {}

    /** {@code %s}, {@code %1$s}, {@code %I} (name), {@code %L} (literal) and {@code %%}, with a width, as psql has them. */
    static String format(String template, List<Typed> args) {
        StringBuilder result = new StringBuilder();
        int next = 0;
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at++);
            if (c != '%') {
                result.append(c);
                continue;
            }
            int start = at;
            while (at < template.length() && "0123456789$-".indexOf(template.charAt(at)) >= 0) {
                at++;
            }
            if (at == template.length()) {
                throw new IllegalArgumentException("the format ends within a place: " + template);
            }
            String options = template.substring(start, at);
            char kind = template.charAt(at++);
            if (kind == '%') {
                result.append('%');
                continue;
            }
            int dollar = options.indexOf('$');
            int index = dollar < 0 ? next : Integer.parseInt(options.substring(0, dollar)) - 1;
            next = index + 1;
            if (index < 0 || index >= args.size()) {
                throw new IllegalArgumentException("the format asks for more values than there are");
            }
            append(result, place(kind, args.get(index)), options.substring(dollar + 1));
        }
        return result.toString();
    }

    private static String place(char kind, Typed value) {
        String text = value == null ? null : ValueText.of(value.value(), value.type());
        return switch (kind) {
            case 's' -> text == null ? "" : text;
            case 'I' -> name(text);
            case 'L' -> text == null ? "NULL" : literal(text);
            default -> throw new IllegalArgumentException("there is no place %" + kind + ", only %s, %I, %L and %%");
        };
    }

    private static String name(String text) {
        if (text == null) {
            throw new IllegalArgumentException("NULL is no name");
        }
        return text.matches("[a-z_][a-z0-9_]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void append(StringBuilder result, String text, String width) {
        boolean left = width.startsWith("-");
        int least = width.isEmpty() ? 0 : Integer.parseInt(left ? width.substring(1) : width);
        result.append(
                left
                        ? Characters.padRight(text, Math.max(least, Characters.length(text)), " ")
                        : Characters.padLeft(text, Math.max(least, Characters.length(text)), " "));
    }

    /** The places of C and Java: {@code %d}, {@code %05.2f}, {@code %s}, {@code %x}. */
    static String printf(String template, List<Typed> args) {
        List<Object> values = new ArrayList<>();
        for (Typed arg : args) {
            boolean number = arg != null && (arg.type().kind().isNumeric());
            values.add(arg == null ? null : number ? arg.value() : ValueText.of(arg.value(), arg.type()));
        }
        try {
            return String.format(Locale.ROOT, template, values.toArray());
        } catch (IllegalFormatException e) {
            throw new IllegalArgumentException("the format does not fit the values: " + e.getMessage(), e);
        }
    }
}
