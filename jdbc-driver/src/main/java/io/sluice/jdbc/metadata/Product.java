package io.sluice.jdbc.metadata;

import org.apache.calcite.avatica.DriverVersion;

/** Names and versions of driver and engine; they are released together, so both have the same. */
public final class Product {
    public static final String NAME = "Sluice";
    private static final String DEVELOPMENT = "0.1.0-SNAPSHOT";

    private Product() {}

    public static DriverVersion version() {
        String version = text();
        int major = part(version, 0);
        int minor = part(version, 1);
        return new DriverVersion("Sluice JDBC Driver", version, NAME, version, false, major, minor, major, minor);
    }

    /** From the manifest; running from class files there is none. */
    private static String text() {
        String version = Product.class.getPackage().getImplementationVersion();
        return version == null ? DEVELOPMENT : version;
    }

    private static int part(String version, int index) {
        String[] parts = version.split("[.-]");
        return index < parts.length && parts[index].matches("\\d{1,6}") ? Integer.parseInt(parts[index]) : 0;
    }
}
