package io.sluice.sql.parser;

import io.sluice.sql.ast.CheckConstraint;
import io.sluice.sql.ast.ColumnDefinition;
import io.sluice.sql.ast.CreateFunction;
import io.sluice.sql.ast.CreateSink;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.DataType;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Option;
import io.sluice.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes CREATE statements. */
final class DefinitionFormatter {
    private final StringBuilder out = new StringBuilder();

    String stream(CreateStream create) {
        head(create.orReplace(), "STREAM", create.ifNotExists(), create.name());
        List<String> elements = columns(create.columns());
        create.watermark()
                .ifPresent(watermark -> elements.add(
                        "WATERMARK FOR " + Quotes.name(watermark.column().text()) + " AS " + watermark.text()));
        elements(elements);
        create.fromPath().ifPresent(path -> out.append(" FROM ").append(Quotes.string(path.text())));
        options(create.options());
        return out.toString();
    }

    String table(CreateTable create) {
        head(create.orReplace(), "TABLE", create.ifNotExists(), create.name());
        List<String> elements = columns(create.columns());
        if (!create.primaryKey().isEmpty()) {
            elements.add("PRIMARY KEY " + names(create.primaryKey()));
        }
        create.checks().forEach(check -> elements.add(check(check)));
        elements(elements);
        options(create.options());
        create.query().ifPresent(query -> out.append(" AS\n").append(query.text()));
        return out.toString();
    }

    String view(CreateView create) {
        head(
                create.orReplace(),
                create.materialized() ? "MATERIALIZED VIEW" : "VIEW",
                create.ifNotExists(),
                create.name());
        if (!create.columns().isEmpty()) {
            out.append(' ').append(names(create.columns()));
        }
        options(create.options());
        return out.append(" AS\n").append(create.query().text()).toString();
    }

    String sink(CreateSink create) {
        head(create.orReplace(), "SINK", create.ifNotExists(), create.name());
        create.from().ifPresent(from -> out.append(" FROM ").append(name(from)));
        options(create.options());
        create.query().ifPresent(query -> out.append(" AS\n").append(query.text()));
        return out.toString();
    }

    String function(CreateFunction create) {
        head(create.orReplace(), "FUNCTION", create.ifNotExists(), create.name());
        out.append(" AS ").append(Quotes.string(create.className().text()));
        create.jar().ifPresent(jar -> out.append(" USING JAR ").append(Quotes.string(jar.text())));
        return out.toString();
    }

    static String name(QualifiedName name) {
        return name.parts().stream().map(part -> Quotes.name(part.text())).collect(Collectors.joining("."));
    }

    static String names(List<Identifier> names) {
        return names.stream().map(name -> Quotes.name(name.text())).collect(Collectors.joining(", ", "(", ")"));
    }

    /** An option key: bare where its dotted parts are names, else in quotes. */
    static String key(String key) {
        boolean bare = !key.endsWith(".")
                && Arrays.stream(key.split("\\."))
                        .allMatch(part -> !part.isEmpty() && Quotes.name(part).equals(part));
        return bare ? key : Quotes.string(key);
    }

    private void head(boolean orReplace, String kind, boolean ifNotExists, QualifiedName name) {
        out.append("CREATE ")
                .append(orReplace ? "OR REPLACE " : "")
                .append(kind)
                .append(' ');
        out.append(ifNotExists ? "IF NOT EXISTS " : "").append(name(name));
    }

    private static List<String> columns(List<ColumnDefinition> columns) {
        List<String> lines = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            lines.add(Quotes.name(column.name().text()) + " " + type(column.type())
                    + column.defaultValue()
                            .map(value -> " DEFAULT " + value.text())
                            .orElse("")
                    + (column.notNull() ? " NOT NULL" : "")
                    + (column.primaryKey() ? " PRIMARY KEY" : ""));
        }
        return lines;
    }

    private static String check(CheckConstraint check) {
        String name = check.name()
                .map(n -> "CONSTRAINT " + Quotes.name(n.text()) + " ")
                .orElse("");
        return name + "CHECK " + check.condition().text();
    }

    private void elements(List<String> elements) {
        if (!elements.isEmpty()) {
            out.append(" (\n  ").append(String.join(",\n  ", elements)).append("\n)");
        }
    }

    private void options(List<Option> options) {
        if (!options.isEmpty()) {
            out.append(options.stream()
                    .map(option -> key(option.key().text()) + " = "
                            + Quotes.string(option.value().text()))
                    .collect(Collectors.joining(",\n  ", " WITH (\n  ", "\n)")));
        }
    }

    private static String type(DataType type) {
        String fields = type.fields().stream()
                .map(field -> (field.name().isEmpty() ? "" : Quotes.name(field.name()) + " ") + type(field.type()))
                .collect(Collectors.joining(", "));
        if (type.name().equals("ROW")) {
            return "ROW(" + fields + ")";
        }
        if (!fields.isEmpty()) {
            return type.name() + "<" + fields + ">";
        }
        if (type.arguments().isEmpty()) {
            return type.name();
        }
        String arguments = type.arguments().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        int zone = type.name().indexOf(" WITH ");
        return zone < 0
                ? type.name() + arguments
                : type.name().substring(0, zone) + arguments + type.name().substring(zone);
    }
}
