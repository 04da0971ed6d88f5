package io.sluice.shell.command;

import io.sluice.shell.session.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** {@code .schema [name]}: the statements that made the objects. */
final class SchemaCommand implements DotCommand {
    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String argument() {
        return "[name]";
    }

    @Override
    public String description() {
        return "show the CREATE statements of all objects or one";
    }

    @Override
    public void run(String argument, Session session) throws SQLException {
        String sql = "SELECT statement FROM sys.relations WHERE statement <> ''"
                + " AND (CAST(? AS VARCHAR) = '' OR LOWER(name) = LOWER(CAST(? AS VARCHAR))) ORDER BY name";
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setString(1, argument);
            statement.setString(2, argument);
            try (ResultSet rows = statement.executeQuery()) {
                boolean any = false;
                while (rows.next()) {
                    any = true;
                    session.out().println(rows.getString(1) + ";");
                }
                if (!any && !argument.isEmpty()) {
                    throw new CommandException("no object is named " + argument + "; .tables lists them");
                }
            }
        }
        session.out().flush();
    }
}
