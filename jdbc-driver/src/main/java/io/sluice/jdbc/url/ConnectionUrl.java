package io.sluice.jdbc.url;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.sql.diagnostic.ErrorCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A JDBC URL, read: {@code jdbc:sluice:[mem:NAME][?setting=value&…]}; {@code ;} may stand for {@code ?} and {@code &}.
 *
 * @param name of the engine shared in this JVM; empty for a private one
 * @param settings by lower-case name
 */
public record ConnectionUrl(String name, Map<String, String> settings) {
    public static final String PREFIX = "jdbc:sluice:";
    private static final String SHARED = "mem:";

    public ConnectionUrl {
        settings = Map.copyOf(settings);
    }

    /**
     * @param info more settings; those in the URL win. User and password are ignored: an engine in the same JVM has none
     */
    public static ConnectionUrl parse(String url, Properties info) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        for (String key : info.stringPropertyNames()) {
            settings.put(key.toLowerCase(Locale.ROOT), info.getProperty(key));
        }
        settings.keySet().removeIf(key -> key.equals("user") || key.equals("password"));
        String body = url.substring(PREFIX.length());
        int options = firstOf(body, '?', ';');
        if (options < body.length()) {
            parseSettings(body.substring(options + 1), settings);
        }
        return new ConnectionUrl(engineName(body.substring(0, options)), settings);
    }

    private static String engineName(String place) throws SQLException {
        if (place.isEmpty()) {
            return "";
        }
        if (place.startsWith(SHARED)) {
            return place.substring(SHARED.length());
        }
        throw SqlErrors.of(
                ErrorCode.INVALID_ARGUMENT,
                "'" + PREFIX + place + "' names no engine; write " + PREFIX + " for a private one or " + PREFIX + SHARED
                        + "NAME for one shared in this JVM");
    }

    private static void parseSettings(String text, Map<String, String> settings) throws SQLException {
        for (String pair : text.split("[&;]")) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw SqlErrors.of(
                        ErrorCode.INVALID_OPTION, "'" + pair + "' in the URL is no setting; write name=value");
            }
            settings.put(
                    decode(pair.substring(0, equals)).strip().toLowerCase(Locale.ROOT),
                    decode(pair.substring(equals + 1)));
        }
    }

    private static String decode(String text) throws SQLException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SqlErrors.of(ErrorCode.INVALID_OPTION, "'" + text + "' in the URL has a broken % escape");
        }
    }

    private static int firstOf(String text, char one, char other) {
        int i = 0;
        while (i < text.length() && text.charAt(i) != one && text.charAt(i) != other) {
            i++;
        }
        return i;
    }
}
