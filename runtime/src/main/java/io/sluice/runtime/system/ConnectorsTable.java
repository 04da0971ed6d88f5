package io.sluice.runtime.system;

import io.sluice.connector.ConnectorFactory;
import io.sluice.runtime.core.EngineCore;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** {@code sys.connectors}. */
final class ConnectorsTable extends DocumentedTable {
    private final EngineCore core;

    ConnectorsTable(EngineCore core) {
        super(
                "sys.connectors",
                "The connectors on the class path.",
                Columns.text("name", "Value of the option connector."),
                Columns.text("capabilities", "What it can do."),
                Columns.text("description", "What it reaches."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (ConnectorFactory factory : core.connectors().all()) {
            List<String> capabilities = new TreeSet<>(factory.capabilities())
                    .stream().map(Enum::name).toList();
            rows.add(List.of(factory.name(), String.join(", ", capabilities), factory.description()));
        }
        return rows;
    }
}
