package io.sluice.sql.architecture;

import java.util.List;
import java.util.Set;

/** Where each library is at home, and what modules may see of each other beyond what Maven already refuses. */
final class LibraryHomes {
    /** A library, and the {@code module} or {@code module:package} it may be used in; {@code *} stands for any package below. */
    private record Library(String prefix, List<String> homes) {}

    private static final List<Library> LIBRARIES = List.of(
            new Library("org.antlr.", List.of("sql-parser:io.sluice.sql.parser")),
            new Library(
                    "org.apache.calcite.avatica.",
                    List.of(
                            "sql-parser",
                            "planner:io.sluice.planner.calcite",
                            "planner:io.sluice.planner.convert",
                            "jdbc-driver")),
            new Library(
                    "org.apache.calcite.",
                    List.of("sql-parser", "planner:io.sluice.planner.calcite", "planner:io.sluice.planner.convert")),
            new Library("org.apache.arrow.", List.of("runtime", "jdbc-driver", "shell", "examples", "benchmarks")),
            new Library("java.sql.", List.of("jdbc-driver", "shell", "examples", "benchmarks")),
            new Library("javax.sql.", List.of("jdbc-driver", "shell", "examples", "benchmarks")),
            new Library("org.jline.", List.of("shell")),
            new Library("picocli.", List.of("shell")));

    /** Packages of ours that outer modules must not reach into. */
    private static final Set<String> PROGRAMS = Set.of("shell", "examples");

    private static final String CONNECTORS = "io.sluice.runtime.connector.";

    private LibraryHomes() {}

    static boolean allows(String module, String packageName, String reference) {
        for (Library library : LIBRARIES) {
            if (reference.startsWith(library.prefix())) {
                return library.homes().stream().anyMatch(home -> isHome(home, module, packageName));
            }
        }
        return true;
    }

    private static boolean isHome(String home, String module, String packageName) {
        int colon = home.indexOf(':');
        if (colon < 0) {
            return home.equals(module);
        }
        String inside = home.substring(colon + 1);
        return home.substring(0, colon).equals(module)
                && (packageName.equals(inside) || packageName.startsWith(inside + "."));
    }

    /** A connector knows the runtime and what connectors share, but no other connector. */
    static boolean allowsConnector(String packageName, String reference) {
        String own = connector(packageName);
        String other = connector(reference);
        return own == null || other == null || own.equals(other);
    }

    /** The connector whose package, or class, this is; null when it is none's. */
    private static String connector(String name) {
        if (!name.startsWith(CONNECTORS)) {
            return null;
        }
        String first = name.substring(CONNECTORS.length()).split("\\.")[0];
        return Character.isUpperCase(first.charAt(0)) ? null : first;
    }

    /** Programs go through the public API or JDBC; the driver does not know operators or the planner's Calcite side. */
    static boolean allowsOurs(String module, String reference) {
        if (PROGRAMS.contains(module)) {
            return !reference.startsWith("io.sluice.runtime.") && !reference.startsWith("io.sluice.planner.");
        }
        if (module.equals("jdbc-driver")) {
            return !reference.startsWith("io.sluice.runtime.operator.")
                    && !reference.startsWith("io.sluice.planner.calcite.")
                    && !reference.startsWith("io.sluice.planner.convert.");
        }
        return true;
    }
}
