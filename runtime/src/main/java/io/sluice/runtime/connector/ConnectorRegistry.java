package io.sluice.runtime.connector;

import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.OptionSpec;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Option;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The connectors this JVM knows, by name. Immutable and thread-safe. */
public final class ConnectorRegistry {
    private final Map<String, ConnectorFactory> factories = new TreeMap<>();

    public ConnectorRegistry(Collection<ConnectorFactory> known) {
        for (ConnectorFactory factory : known) {
            ConnectorFactory other = factories.putIfAbsent(factory.name(), factory);
            if (other != null && other.getClass() != factory.getClass()) {
                throw new SluiceException(
                        ErrorCode.INVALID_OPTION,
                        "connector \"" + factory.name() + "\" is provided by both "
                                + other.getClass().getName() + " and "
                                + factory.getClass().getName());
            }
        }
    }

    /** Those that ship with Sluice and those on the class path of the calling thread. */
    public static ConnectorRegistry load() {
        List<ConnectorFactory> found = new ArrayList<>();
        ServiceLoader.load(ConnectorFactory.class, ConnectorRegistry.class.getClassLoader())
                .forEach(found::add);
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        if (application != null && application != ConnectorRegistry.class.getClassLoader()) {
            ServiceLoader.load(ConnectorFactory.class, application).forEach(found::add);
        }
        return new ConnectorRegistry(found);
    }

    /** All of them, by name. */
    public List<ConnectorFactory> all() {
        return List.copyOf(factories.values());
    }

    /** The value of {@code connector = '…'}, if the user wrote one. */
    public static Optional<Identifier> connectorName(List<Option> options) {
        return options.stream()
                .filter(option -> option.key().text().equalsIgnoreCase(CommonOptions.CONNECTOR))
                .map(Option::value)
                .findFirst();
    }

    /** The connector of this name; else INVALID_OPTION at the name, with the nearest one as a hint. */
    public ConnectorFactory find(Identifier name) {
        ConnectorFactory factory = factories.get(name.text().toLowerCase(Locale.ROOT));
        if (factory == null) {
            throw new SluiceException(
                    Diagnostic.of(
                                    ErrorCode.INVALID_OPTION,
                                    name.span(),
                                    "there is no connector \"" + name.text() + "\"")
                            .withDetail("connectors here: " + String.join(", ", factories.keySet()))
                            .withHint(NameSuggester.hint(name.text(), factories.keySet())),
                    "");
        }
        return factory;
    }

    /**
     * Checks what the user wrote against the options of a connector and those common to the kind of statement.
     *
     * @param statement blamed when a required option is missing
     */
    public CheckedOptions check(ConnectorFactory factory, OptionScope scope, List<Option> given, SourceSpan statement) {
        List<OptionSpec> specs = new ArrayList<>(factory.options());
        specs.addAll(CommonOptions.of(scope));
        return CheckedOptions.check("connector \"" + factory.name() + "\"", specs, given, statement);
    }

    /** Checks the options of a statement that names no connector. */
    public CheckedOptions check(OptionScope scope, List<Option> given, SourceSpan statement) {
        return CheckedOptions.check(scope.article(), CommonOptions.of(scope), given, statement);
    }

    /** Every option there is, for {@code SHOW OPTIONS}: the common ones, then connector by connector. */
    public List<OptionInfo> options() {
        List<OptionInfo> all = new ArrayList<>();
        for (OptionScope scope : OptionScope.values()) {
            CommonOptions.of(scope).forEach(spec -> all.add(OptionInfo.of(scope.article(), spec)));
        }
        for (ConnectorFactory factory : factories.values()) {
            factory.options().forEach(spec -> all.add(OptionInfo.of(factory.name(), spec)));
        }
        return all;
    }
}
