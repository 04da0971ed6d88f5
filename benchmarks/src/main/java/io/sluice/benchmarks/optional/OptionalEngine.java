package io.sluice.benchmarks.optional;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineFactory;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * An engine whose module {@code benchmarks/NAME} holds its {@link EngineMaker} and, once packaged, the jars of its class path. Its questions are the
 * resources {@code NAME/WORKLOAD.sql}, see {@link OptionalQuery}.
 */
abstract class OptionalEngine implements EngineFactory {
    private final String name;
    private final String title;

    OptionalEngine(String name, String title) {
        this.name = name;
        this.title = title;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final boolean isOptional() {
        return true;
    }

    @Override
    public final Optional<String> excuse(Workload workload) {
        return OptionalQuery.read(name, workload).leftOut();
    }

    @Override
    public final Optional<String> classPath() {
        return Optional.of(classPath(Path.of("")));
    }

    /** What its module was built to. */
    final String classPath(Path root) {
        Path built = root.resolve(Path.of("benchmarks", name, "target"));
        Path libraries = built.resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException("the libraries of " + name + " are not there: benchmarks/run --engines "
                    + name + " fetches them, from the root of the checkout and without SKIP_BUILD");
        }
        return built.resolve("classes") + File.pathSeparator + libraries.resolve("*");
    }

    @Override
    public abstract List<String> jvmArguments();

    @Override
    public final Engine create(Workload workload, EngineSettings settings) {
        return ServiceLoader.load(EngineMaker.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the libraries of " + name + " are not on the class path"))
                .create(workload, settings);
    }
}
