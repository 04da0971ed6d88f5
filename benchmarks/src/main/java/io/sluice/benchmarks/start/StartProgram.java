package io.sluice.benchmarks.start;

import java.nio.file.Path;
import java.util.List;

/** A program that gives a {@link FirstResult} and ends; found by {@link java.util.ServiceLoader}. */
public interface StartProgram {
    /** As in the argument {@code --engines}. */
    String name();

    /** As in a table. */
    String title();

    /** The class with {@code main}. */
    Class<?> program();

    /** Whether its JVM must not have this jar or directory on its class path: what belongs to another engine. */
    boolean refuses(Path classPathEntry);

    /** Ways to launch the JVM that are measured beside the plain one, by what they are called in a table. */
    default List<Launch> launches() {
        return List.of(new Launch("", List.of()));
    }
}
