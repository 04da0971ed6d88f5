package io.sluice.sql.parser;

import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Option;
import io.sluice.sql.ast.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads names, strings and options off the parse tree, quotes removed. */
record Names(SourceText source) {
    Identifier identifier(DialectParser.IdentifierContext context) {
        return new Identifier(Quotes.strip(context.getText()), source.span(context));
    }

    /** Functions may also be named as some keywords are. */
    Identifier function(DialectParser.FunctionNameContext context) {
        return new Identifier(Quotes.strip(context.getText()), source.span(context));
    }

    /** A name that is being given: one that queries could use only in quotes must be quoted here, too. */
    Identifier defined(DialectParser.IdentifierContext context) {
        Identifier name = identifier(context);
        if (name.text().equals(context.getText()) && ReservedWords.contains(name.text())) {
            throw new Failures(source)
                    .syntax(
                            name.span(),
                            "\"" + name.text() + "\" is a reserved word",
                            "as a name it must be quoted: \"" + name.text() + "\"");
        }
        return name;
    }

    QualifiedName defined(DialectParser.QualifiedNameContext context) {
        return new QualifiedName(
                context.identifier().stream().map(this::defined).toList());
    }

    QualifiedName qualified(DialectParser.QualifiedNameContext context) {
        return new QualifiedName(
                context.identifier().stream().map(this::identifier).toList());
    }

    /** The names of a list; none when there is no list. */
    List<Identifier> list(DialectParser.NameListContext context) {
        return context == null
                ? List.of()
                : context.identifier().stream().map(this::identifier).toList();
    }

    Identifier string(TerminalNode string) {
        return new Identifier(Quotes.strip(string.getText()), source.span(string.getSymbol()));
    }

    Identifier key(DialectParser.OptionKeyContext context) {
        String text = context.optionName().stream()
                .map(part -> Quotes.strip(part.getText()))
                .collect(Collectors.joining("."));
        return new Identifier(text, source.span(context));
    }

    private Option option(DialectParser.OptionContext context) {
        TerminalNode table = context.TABLE();
        Identifier key = table == null
                ? key(context.optionKey())
                : new Identifier(table.getText(), source.span(table.getSymbol()));
        return new Option(key, value(context.optionValue()));
    }

    Identifier value(DialectParser.OptionValueContext context) {
        return new Identifier(Quotes.strip(context.getText()), source.span(context));
    }

    /** The options of a WITH list; none when there is no list. */
    List<Option> options(DialectParser.WithOptionsContext context) {
        return context == null
                ? List.of()
                : context.option().stream().map(this::option).toList();
    }
}
