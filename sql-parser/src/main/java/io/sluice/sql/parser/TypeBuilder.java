package io.sluice.sql.parser;

import io.sluice.sql.ast.DataType;
import io.sluice.sql.ast.DataType.TypeField;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads a data type and gives it its canonical name. */
final class TypeBuilder {
    private final SourceText source;

    TypeBuilder(SourceText source) {
        this.source = source;
    }

    DataType type(DialectParser.DataTypeContext context) {
        DataType type = element(context.elementType());
        for (int i = 0; i < context.ARRAY().size(); i++) {
            type = new DataType("ARRAY", List.of(), List.of(new TypeField("", type)), source.span(context));
        }
        return type;
    }

    private DataType element(DialectParser.ElementTypeContext context) {
        if (context instanceof DialectParser.ArrayTypeContext) {
            return nested("ARRAY", List.of(((DialectParser.ArrayTypeContext) context).dataType()), context);
        }
        if (context instanceof DialectParser.MapTypeContext) {
            return nested("MAP", ((DialectParser.MapTypeContext) context).dataType(), context);
        }
        if (context instanceof DialectParser.RowTypeContext) {
            List<TypeField> fields = new ArrayList<>();
            for (var field : ((DialectParser.RowTypeContext) context).typeField()) {
                fields.add(new TypeField(Quotes.strip(field.identifier().getText()), type(field.dataType())));
            }
            return new DataType("ROW", List.of(), fields, source.span(context));
        }
        return simple((DialectParser.SimpleTypeContext) context);
    }

    private DataType nested(
            String name, List<DialectParser.DataTypeContext> parts, DialectParser.ElementTypeContext context) {
        List<TypeField> fields =
                parts.stream().map(part -> new TypeField("", type(part))).toList();
        return new DataType(name, List.of(), fields, source.span(context));
    }

    private DataType simple(DialectParser.SimpleTypeContext context) {
        String written = words(context.typeName()) + zone(context.timeZone());
        String name = TypeNames.canonical(written).orElse(null);
        if (name == null) {
            String hint = NameSuggester.suggest(written, TypeNames.all())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("types are " + String.join(", ", TypeNames.CANONICAL));
            throw new Failures(source)
                    .of(ErrorCode.TYPE_NOT_FOUND, source.span(context), "there is no type \"" + written + "\"", hint);
        }
        List<Integer> arguments = context.NUMBER().stream().map(this::argument).toList();
        return new DataType(name, arguments, List.of(), source.span(context));
    }

    private int argument(TerminalNode number) {
        try {
            return Integer.parseInt(number.getText());
        } catch (NumberFormatException e) {
            throw new Failures(source)
                    .syntax(source.span(number.getSymbol()), "expected a whole number, such as 10", "");
        }
    }

    private static String words(DialectParser.TypeNameContext name) {
        return name.children.stream()
                .map(child -> Quotes.strip(child.getText()).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String zone(DialectParser.TimeZoneContext zone) {
        if (zone == null || zone.WITHOUT() != null) {
            return "";
        }
        return zone.LOCAL() != null ? " WITH LOCAL TIME ZONE" : " WITH TIME ZONE";
    }
}
