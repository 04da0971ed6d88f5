package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.setting.Setting;
import io.sluice.runtime.setting.Settings;
import io.sluice.sql.ast.SetOption;
import java.util.List;

/** {@code SET name = value} and {@code RESET name}. */
final class SetHandler implements StatementHandler<SetOption> {
    private final EngineCore core;

    SetHandler(EngineCore core) {
        this.core = core;
    }

    @Override
    public StatementResult run(SetOption set, String sql, Object... parameters) {
        Setting setting = Settings.require(set.name().text(), set.name().span());
        if (set.value().isPresent()) {
            core.settings()
                    .set(setting, set.value().get().text(), set.value().get().span());
        } else {
            core.settings().reset(setting);
        }
        core.ticker().wake();
        return StatementHandler.done(
                "set " + setting.sqlName() + " = " + core.settings().text(setting), List.of());
    }
}
