package io.sluice.runtime.system;

import io.sluice.runtime.connector.OptionInfo;
import io.sluice.runtime.core.EngineCore;
import java.util.ArrayList;
import java.util.List;

/** {@code sys.options}. */
final class OptionsTable extends DocumentedTable {
    private final EngineCore core;

    OptionsTable(EngineCore core) {
        super(
                "sys.options",
                "Everything a WITH list may hold.",
                Columns.text("name", "Name of the option."),
                Columns.text("owner", "The connector, or the kind of object, that takes it."),
                Columns.text("type", "What its value may be."),
                Columns.text("default_value", "The value when it is not given; empty for none."),
                Columns.flag("required", "Whether it must be given."),
                Columns.text("description", "What it does."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (OptionInfo option : core.connectors().options()) {
            rows.add(List.of(
                    option.name(),
                    option.owner(),
                    option.type(),
                    option.defaultValue(),
                    option.required(),
                    option.description()));
        }
        return rows;
    }
}
