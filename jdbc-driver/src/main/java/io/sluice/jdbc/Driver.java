package io.sluice.jdbc;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.jdbc.url.ConnectionUrl;
import io.sluice.sql.diagnostic.ErrorCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.DriverVersion;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.UnregisteredDriver;

/**
 * The JDBC driver of engines in the same JVM. {@link DriverManager} finds it by itself.
 *
 * <pre>{@code
 * try (Connection connection = DriverManager.getConnection("jdbc:sluice:mem:shop?batch_interval=500 ms");
 *         Statement statement = connection.createStatement()) {
 *     statement.execute("CREATE TABLE rates (currency VARCHAR PRIMARY KEY, rate DECIMAL(10, 4))");
 *     statement.executeUpdate("INSERT INTO rates VALUES ('EUR', 1.08)");
 *     ResultSet rates = statement.executeQuery("SELECT * FROM rates");
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@code jdbc:sluice:} makes a private engine that closes with the connection.
 *   <li>{@code jdbc:sluice:mem:NAME} is the engine of that name in this JVM, one built by
 *       {@code SqlStreamContext.builder().name(NAME)} or else made now; if made by the URL it closes with its last connection.
 * </ul>
 *
 * <p>Engines made by a URL tick by the clock. URL parameters and properties are the engine's settings, as SET takes them.
 */
public final class Driver extends UnregisteredDriver {
    static {
        try {
            DriverManager.registerDriver(new Driver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    protected AvaticaFactory createFactory() {
        return new SluiceFactory();
    }

    @Override
    protected DriverVersion createDriverVersion() {
        return io.sluice.jdbc.metadata.Product.version();
    }

    @Override
    protected String getConnectStringPrefix() {
        return ConnectionUrl.PREFIX;
    }

    @Override
    public Meta createMeta(AvaticaConnection connection) {
        return new SluiceMeta(connection);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        if (url == null) {
            throw SqlErrors.of(ErrorCode.INVALID_ARGUMENT, "the URL is null");
        }
        return url.startsWith(ConnectionUrl.PREFIX);
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        return acceptsURL(url)
                ? factory.newConnection(this, factory, url, Objects.requireNonNullElseGet(info, Properties::new))
                : null;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return io.sluice.jdbc.url.SettingProperties.of(
                ConnectionUrl.parse(url, Objects.requireNonNullElseGet(info, Properties::new)));
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.sluice.jdbc");
    }
}
