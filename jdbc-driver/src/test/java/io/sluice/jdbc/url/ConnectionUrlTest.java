package io.sluice.jdbc.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionUrlTest {
    private static ConnectionUrl parse(String url) throws SQLException {
        return ConnectionUrl.parse(url, new Properties());
    }

    @Test
    void privateAndSharedEngines() throws SQLException {
        assertEquals(new ConnectionUrl("", Map.of()), parse("jdbc:sluice:"));
        assertEquals(new ConnectionUrl("shop", Map.of()), parse("jdbc:sluice:mem:shop"));
    }

    @Test
    void settingsInEitherStyle() throws SQLException {
        Map<String, String> settings = Map.of("batch_interval", "500 ms", "parallelism", "2");
        assertEquals(
                settings,
                parse("jdbc:sluice:mem:x?batch_interval=500 ms&Parallelism=2").settings());
        assertEquals(
                settings,
                parse("jdbc:sluice:;batch_interval=500%20ms;parallelism=2;").settings());
    }

    @Test
    void theUrlWinsOverPropertiesAndCredentialsAreIgnored() throws SQLException {
        Properties info = new Properties();
        info.setProperty("user", "anna");
        info.setProperty("password", "secret");
        info.setProperty("parallelism", "1");
        info.setProperty("batch_rows", "10");
        assertEquals(
                Map.of("parallelism", "4", "batch_rows", "10"),
                ConnectionUrl.parse("jdbc:sluice:?parallelism=4", info).settings());
    }

    @Test
    void otherFormsSayWhatToWrite() {
        SQLException remote = assertThrows(SQLException.class, () -> parse("jdbc:sluice://host"));
        assertEquals("22023", remote.getSQLState());
        assertTrue(remote.getMessage().contains("jdbc:sluice:mem:NAME"), remote.getMessage());
        assertThrows(SQLException.class, () -> parse("jdbc:sluice:?parallelism"));
        assertThrows(SQLException.class, () -> parse("jdbc:sluice:?a=%zz"));
    }
}
