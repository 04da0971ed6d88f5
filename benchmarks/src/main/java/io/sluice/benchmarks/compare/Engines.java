package io.sluice.benchmarks.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The engines on the class path, Sluice first. */
final class Engines {
    private Engines() {}

    static List<EngineFactory> all() {
        List<EngineFactory> factories = new ArrayList<>();
        ServiceLoader.load(EngineFactory.class).forEach(factories::add);
        factories.sort(Comparator.comparing(factory -> !factory.name().equals("sluice")));
        return factories;
    }

    /** IllegalArgumentException when it is not there. */
    static EngineFactory find(String name) {
        return all().stream()
                .filter(factory -> factory.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no engine " + name + "; on the class path are "
                                + all().stream().map(EngineFactory::name).toList()));
    }
}
