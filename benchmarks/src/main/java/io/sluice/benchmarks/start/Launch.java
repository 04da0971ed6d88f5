package io.sluice.benchmarks.start;

import java.util.List;

/**
 * A way to launch a JVM.
 *
 * @param title what tells it from the plain way; empty for that
 * @param arguments of the JVM; {@code {archive}} in them is a file, the same for all launches of this way
 */
public record Launch(String title, List<String> arguments) {
    static final String ARCHIVE = "{archive}";

    Launch withArchive(String file) {
        return new Launch(
                title,
                arguments.stream().map(each -> each.replace(ARCHIVE, file)).toList());
    }
}
