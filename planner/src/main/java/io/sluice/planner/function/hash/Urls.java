package io.sluice.planner.function.hash;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Parts of a URL; null where it has no such part or is no URL. */
final class Urls {
    private Urls() {}

    private static URI parse(String url) {
        try {
            return new URI(url.trim().replace(" ", "%20"));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** @param part HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY or USERINFO */
    static String part(String url, String part) {
        URI uri = parse(url);
        if (uri == null) {
            return null;
        }
        return switch (part.toUpperCase(Locale.ROOT)) {
            case "HOST" -> uri.getHost();
            case "PATH" -> uri.getRawPath();
            case "QUERY" -> uri.getRawQuery();
            case "REF", "FRAGMENT" -> uri.getRawFragment();
            case "PROTOCOL", "SCHEME" -> uri.getScheme();
            case "FILE" -> uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
            case "AUTHORITY" -> uri.getRawAuthority();
            case "USERINFO" -> uri.getRawUserInfo();
            case "PORT" -> uri.getPort() < 0 ? null : String.valueOf(uri.getPort());
            default ->
                throw new IllegalArgumentException("a URL has no part '" + part
                        + "', only HOST, PORT, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY and USERINFO");
        };
    }

    /** The value of one parameter of the query part. */
    static String parameter(String url, String part, String key) {
        if (!part.equalsIgnoreCase("QUERY")) {
            throw new IllegalArgumentException("a key goes with the part QUERY only");
        }
        String query = part(url, part);
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (name.equals(key)) {
                return equals < 0 ? "" : pair.substring(equals + 1);
            }
        }
        return null;
    }

    static Integer port(String url) {
        String port = part(url, "PORT");
        return port == null ? null : Integer.valueOf(port);
    }
}
