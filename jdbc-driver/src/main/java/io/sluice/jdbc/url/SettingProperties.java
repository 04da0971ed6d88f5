package io.sluice.jdbc.url;

import io.sluice.runtime.setting.Setting;
import java.sql.DriverPropertyInfo;
import java.util.stream.Stream;

/** The engine's settings as tools show them in their connection dialogs. */
public final class SettingProperties {
    private SettingProperties() {}

    /** All settings, with the values this URL gives them or else their defaults. */
    public static DriverPropertyInfo[] of(ConnectionUrl url) {
        return Stream.of(Setting.values()).map(setting -> info(setting, url)).toArray(DriverPropertyInfo[]::new);
    }

    private static DriverPropertyInfo info(Setting setting, ConnectionUrl url) {
        String value = url.settings().getOrDefault(setting.sqlName(), setting.defaultValue());
        DriverPropertyInfo info = new DriverPropertyInfo(setting.sqlName(), value);
        info.description = setting.description();
        info.choices = setting.choices().isEmpty() ? null : setting.choices().toArray(new String[0]);
        return info;
    }
}
