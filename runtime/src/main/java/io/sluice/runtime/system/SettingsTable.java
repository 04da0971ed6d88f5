package io.sluice.runtime.system;

import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.setting.Setting;
import java.util.ArrayList;
import java.util.List;

/** {@code sys.settings}. */
final class SettingsTable extends DocumentedTable {
    private final EngineCore core;

    SettingsTable(EngineCore core) {
        super(
                "sys.settings",
                "Everything SET knows.",
                Columns.text("name", "Name in SET."),
                Columns.text("value", "The value now."),
                Columns.text("default_value", "The value after RESET."),
                Columns.text("type", "INTEGER, DURATION, or the allowed words."),
                Columns.text("description", "What it does."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String type = setting.kind() == Setting.Kind.ENUM
                    ? String.join(" | ", setting.choices())
                    : setting.kind().name();
            rows.add(List.of(
                    setting.sqlName(),
                    core.settings().text(setting),
                    setting.defaultValue(),
                    type,
                    setting.description()));
        }
        return rows;
    }
}
