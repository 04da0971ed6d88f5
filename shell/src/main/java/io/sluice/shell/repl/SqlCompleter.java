package io.sluice.shell.repl;

import io.sluice.shell.command.DotCommand;
import io.sluice.shell.command.DotCommands;
import io.sluice.sql.parser.SqlTokens;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes keywords, names of relations and columns, and dot commands. */
final class SqlCompleter implements Completer {
    private final Connection connection;
    private final DotCommands commands;

    SqlCompleter(Connection connection, DotCommands commands) {
        this.connection = connection;
        this.commands = commands;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.line().stripLeading().startsWith(".")) {
            for (DotCommand command : commands.all()) {
                candidates.add(new Candidate("." + command.name()));
            }
            return;
        }
        String word = line.word();
        // After "alias." only columns make sense; the part before the dot has to be kept.
        int dot = word.lastIndexOf('.');
        String prefix = word.substring(0, dot + 1);
        for (String name : names(prefix.isEmpty())) {
            candidates.add(new Candidate(prefix + name, name, null, null, null, null, true));
        }
        if (prefix.isEmpty()) {
            boolean lower = !word.isEmpty() && Character.isLowerCase(word.charAt(0));
            for (String keyword : SqlTokens.keywords()) {
                String text = lower ? keyword.toLowerCase(java.util.Locale.ROOT) : keyword;
                candidates.add(new Candidate(text));
            }
        }
    }

    private TreeSet<String> names(boolean withRelations) {
        TreeSet<String> names = new TreeSet<>();
        try (ResultSet columns = connection.getMetaData().getColumns(null, "main", "%", "%")) {
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME"));
                if (withRelations) {
                    names.add(columns.getString("TABLE_NAME"));
                }
            }
        } catch (SQLException e) {
            // Completion is a convenience: without names there are still the keywords.
            return names;
        }
        return names;
    }
}
