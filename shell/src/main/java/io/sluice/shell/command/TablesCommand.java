package io.sluice.shell.command;

import io.sluice.shell.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;

/** {@code .tables [pattern]}. */
final class TablesCommand implements DotCommand {
    @Override
    public String name() {
        return "tables";
    }

    @Override
    public String argument() {
        return "[pattern]";
    }

    @Override
    public String description() {
        return "list streams, tables and views; % and _ are wildcards";
    }

    @Override
    public void run(String argument, Session session) throws SQLException {
        String pattern = argument.isEmpty() ? "%" : argument;
        try (ResultSet tables = session.connection().getMetaData().getTables(null, null, pattern, null)) {
            while (tables.next()) {
                String schema = tables.getString("TABLE_SCHEM");
                String type = tables.getString("TABLE_TYPE");
                if (!"SYSTEM TABLE".equals(type) || !argument.isEmpty()) {
                    String prefix = schema == null || schema.equals("main") ? "" : schema + ".";
                    session.out().println(prefix + tables.getString("TABLE_NAME") + "  " + type);
                }
            }
        }
        session.out().flush();
    }
}
