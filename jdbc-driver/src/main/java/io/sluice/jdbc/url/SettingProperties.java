package io.sluice.jdbc.url;

import java.sql.DriverPropertyInfo;

/** The engine's settings as tools show them in their connection dialogs. */
public final class SettingProperties {
    private SettingProperties() {}

    /** All settings, with the values this URL gives them. */
    public static DriverPropertyInfo[] of(ConnectionUrl url) {
        return url.settings().entrySet().stream()
                .map(setting -> new DriverPropertyInfo(setting.getKey(), setting.getValue()))
                .toArray(DriverPropertyInfo[]::new);
    }
}
