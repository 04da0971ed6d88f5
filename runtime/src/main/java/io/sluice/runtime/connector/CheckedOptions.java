package io.sluice.runtime.connector;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.OptionSpec;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Option;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A WITH list whose every name and value has been checked. Immutable and thread-safe. */
public final class CheckedOptions implements ConnectorOptions {
    private final Map<String, Identifier> given;
    private final Map<String, String> defaults;
    private final SourceSpan statement;

    private CheckedOptions(Map<String, Identifier> given, Map<String, String> defaults, SourceSpan statement) {
        this.given = given;
        this.defaults = defaults;
        this.statement = statement;
    }

    /**
     * Checks a WITH list; throws INVALID_OPTION at the name or value to blame.
     *
     * @param subject who takes the options, for messages: {@code connector "file"}
     * @param statement blamed when a required option is missing
     */
    public static CheckedOptions check(
            String subject, List<OptionSpec> specs, List<Option> options, SourceSpan statement) {
        Map<String, Identifier> given = new LinkedHashMap<>();
        for (Option option : options) {
            String name = option.key().text().toLowerCase(Locale.ROOT);
            OptionSpec spec = find(subject, specs, option.key());
            if (given.putIfAbsent(name, OptionValue.check(spec, name, option.value())) != null) {
                throw error(option.key().span(), "option \"" + name + "\" is given twice", "", "leave one of them out");
            }
        }
        Map<String, String> defaults = new HashMap<>();
        for (OptionSpec spec : specs) {
            if (spec.required() && !given.containsKey(spec.name())) {
                throw error(
                        statement,
                        subject + " needs option \"" + spec.name() + "\"",
                        spec.description(),
                        "add " + spec.name() + " = '…' to the WITH list");
            }
            if (spec.defaultValue() != null) {
                defaults.put(spec.name(), spec.defaultValue());
            }
        }
        return new CheckedOptions(given, defaults, statement);
    }

    @Override
    public Optional<String> text(String name) {
        Identifier value = given.get(name);
        return Optional.ofNullable(value == null ? defaults.get(name) : value.text());
    }

    @Override
    public OptionalLong integer(String name) {
        Optional<String> text = text(name);
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.get()));
    }

    @Override
    public Optional<Duration> duration(String name) {
        return text(name).map(DurationText::parse);
    }

    @Override
    public boolean flag(String name) {
        return text(name).map(OptionValue::isTrue).orElse(false);
    }

    /** Whether {@code on_error = 'fail'} is given. */
    public boolean failsOnError() {
        return text(CommonOptions.ON_ERROR).filter("fail"::equalsIgnoreCase).isPresent();
    }

    @Override
    public Set<String> given() {
        return Set.copyOf(given.keySet());
    }

    @Override
    public SluiceException invalid(String name, String message, String hint) {
        return error(spanOf(name), message, "", hint);
    }

    @Override
    public SluiceException failed(String name, String message, String hint) {
        return new SluiceException(
                Diagnostic.of(ErrorCode.CONNECTOR_FAILED, spanOf(name), message).withHint(hint), "");
    }

    private SourceSpan spanOf(String name) {
        Identifier value = given.get(name);
        return value == null ? statement : value.span();
    }

    private static OptionSpec find(String subject, List<OptionSpec> specs, Identifier key) {
        String name = key.text().toLowerCase(Locale.ROOT);
        for (OptionSpec spec : specs) {
            if (matches(spec.name(), name)) {
                return spec;
            }
        }
        List<String> known = specs.stream().map(OptionSpec::name).sorted().toList();
        String takes = known.isEmpty() ? "it takes none" : "it takes: " + String.join(", ", known);
        throw error(
                key.span(),
                subject + " has no option \"" + key.text() + "\"",
                takes,
                NameSuggester.hint(key.text(), known));
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equals(name)
                : name.length() >= pattern.length()
                        && name.startsWith(pattern.substring(0, star))
                        && name.endsWith(pattern.substring(star + 1));
    }

    static SluiceException error(SourceSpan span, String message, String detail, String hint) {
        return new SluiceException(
                Diagnostic.of(ErrorCode.INVALID_OPTION, span, message)
                        .withDetail(detail)
                        .withHint(hint),
                "");
    }
}
