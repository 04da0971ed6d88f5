package io.sluice.sql.parser;

import io.sluice.sql.ast.Checkpoint;
import io.sluice.sql.ast.CreateFunction;
import io.sluice.sql.ast.CreateSink;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Describe;
import io.sluice.sql.ast.Drop;
import io.sluice.sql.ast.Explain;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.OnConflict;
import io.sluice.sql.ast.Pause;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Resume;
import io.sluice.sql.ast.Select;
import io.sluice.sql.ast.SetOption;
import io.sluice.sql.ast.Show;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.ast.Update;

/**
 * Writes a statement as text that parses to the same statement again, spans aside. Definitions are laid out for reading, one
 * column or option a line; query bodies stay as the user wrote them. No semicolon at the end.
 */
public final class StatementFormatter {
    private StatementFormatter() {}

    public static String format(Statement statement) {
        if (statement instanceof Select) {
            return ((Select) statement).query().text();
        }
        if (statement instanceof Update) {
            return ((Update) statement).newRows().text();
        }
        if (statement instanceof Delete) {
            return ((Delete) statement).oldRows().text();
        }
        if (statement instanceof Merge) {
            return ((Merge) statement).text();
        }
        if (statement instanceof Insert) {
            return insert((Insert) statement);
        }
        String definition = definition(statement);
        return definition != null ? definition : command(statement);
    }

    /** Null for a statement that defines nothing. */
    private static String definition(Statement statement) {
        DefinitionFormatter out = new DefinitionFormatter();
        if (statement instanceof CreateStream) {
            return out.stream((CreateStream) statement);
        }
        if (statement instanceof CreateTable) {
            return out.table((CreateTable) statement);
        }
        if (statement instanceof CreateView) {
            return out.view((CreateView) statement);
        }
        if (statement instanceof CreateSink) {
            return out.sink((CreateSink) statement);
        }
        return statement instanceof CreateFunction ? out.function((CreateFunction) statement) : null;
    }

    private static String command(Statement statement) {
        if (statement instanceof Drop) {
            Drop drop = (Drop) statement;
            String exists = drop.ifExists() ? " IF EXISTS" : "";
            String cascade = drop.cascade() ? " CASCADE" : "";
            return "DROP " + drop.kind().sql() + exists + " " + DefinitionFormatter.name(drop.name()) + cascade;
        }
        if (statement instanceof Explain) {
            Explain explain = (Explain) statement;
            return "EXPLAIN " + explain.mode() + " " + format(explain.statement());
        }
        if (statement instanceof Describe) {
            return describe((Describe) statement);
        }
        if (statement instanceof Show) {
            Show show = (Show) statement;
            String like = show.like()
                    .map(pattern -> " LIKE " + Quotes.string(pattern.text()))
                    .orElse("");
            return "SHOW " + show.kind() + like;
        }
        if (statement instanceof Pause) {
            return "PAUSE " + DefinitionFormatter.name(((Pause) statement).name());
        }
        if (statement instanceof Resume) {
            return "RESUME " + DefinitionFormatter.name(((Resume) statement).name());
        }
        if (statement instanceof SetOption) {
            SetOption set = (SetOption) statement;
            String key = DefinitionFormatter.key(set.name().text());
            return set.value()
                    .map(value -> "SET " + key + " = " + Quotes.string(value.text()))
                    .orElse("RESET " + key);
        }
        if (statement instanceof Checkpoint) {
            return "CHECKPOINT";
        }
        throw new IllegalArgumentException("no text for " + statement);
    }

    private static String insert(Insert insert) {
        String columns = insert.columns().isEmpty() ? "" : " " + DefinitionFormatter.names(insert.columns());
        String replace = insert.orReplace() ? "OR REPLACE " : "";
        String rows = insert.source().map(Query::text).orElse("DEFAULT VALUES");
        String conflict =
                insert.onConflict().map(StatementFormatter::onConflict).orElse("");
        return "INSERT " + replace + "INTO " + DefinitionFormatter.name(insert.target()) + columns + "\n" + rows
                + conflict;
    }

    private static String onConflict(OnConflict conflict) {
        String key = conflict.key().isEmpty() ? "" : " " + DefinitionFormatter.names(conflict.key());
        return "\nON CONFLICT" + key + " DO "
                + conflict.newValues().map(values -> "UPDATE " + values.text()).orElse("NOTHING");
    }

    private static String describe(Describe describe) {
        String relation = describe.relation().map(DefinitionFormatter::name).orElse("");
        String function = describe.function()
                .map(Identifier::text)
                .map(name -> "FUNCTION " + Quotes.name(name))
                .orElse("");
        return "DESCRIBE " + relation + function
                + describe.query().map(query -> query.text()).orElse("");
    }
}
