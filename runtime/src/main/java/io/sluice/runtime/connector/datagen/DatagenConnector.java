package io.sluice.runtime.connector.datagen;

import static io.sluice.connector.OptionSpec.Kind.INTEGER;
import static io.sluice.connector.OptionSpec.Kind.STRING;

import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.OptionSpec;
import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import java.util.List;
import java.util.Set;

/** {@code connector = 'datagen'}. */
public final class DatagenConnector implements ConnectorFactory {
    static final String ROWS_PER_SECOND = "rows_per_second";
    static final String NUMBER_OF_ROWS = "number_of_rows";
    static final String SEED = "seed";

    private static final List<OptionSpec> OPTIONS = List.of(
            OptionSpec.optional(
                    ROWS_PER_SECOND,
                    INTEGER,
                    null,
                    "How fast rows come; not limited when number_of_rows is given, else 10."),
            OptionSpec.optional(
                    NUMBER_OF_ROWS, INTEGER, null, "The stream ends after so many rows; endless when not given."),
            OptionSpec.optional(SEED, INTEGER, "0", "The same seed gives the same random values."),
            OptionSpec.choice(
                    "fields.*.kind",
                    List.of("random", "sequence", "clock"),
                    null,
                    "How a column is filled: at random, counting up, or, for timestamps, which it is the default of, with the time."),
            OptionSpec.optional("fields.*.min", STRING, null, "Random: the smallest value, 0 when not given."),
            OptionSpec.optional(
                    "fields.*.max",
                    STRING,
                    null,
                    "Random: the largest value; 1000000 when not given, 1 for REAL and DOUBLE."),
            OptionSpec.optional(
                    "fields.*.length", INTEGER, null, "Random VARCHAR: how many letters, 10 when not given."),
            OptionSpec.optional("fields.*.start", STRING, null, "Sequence: the first value, 0 when not given."),
            OptionSpec.optional("fields.*.end", STRING, null, "Sequence: the last value, with which the stream ends."),
            OptionSpec.optional(
                    "fields.*.step",
                    STRING,
                    null,
                    "Sequence: how far values are apart, 1 or '1 second' when not given."));

    @Override
    public String name() {
        return "datagen";
    }

    @Override
    public String description() {
        return "Makes rows up, at a rate or a given number.";
    }

    @Override
    public List<OptionSpec> options() {
        return OPTIONS;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.SOURCE, Capability.REPLAYABLE);
    }

    @Override
    public boolean holdsRows(ConnectorOptions options) {
        return options.integer(NUMBER_OF_ROWS).isPresent()
                || options.given().stream().anyMatch(name -> name.endsWith(".end"));
    }

    @Override
    public Source createSource(SourceContext context) {
        return new DatagenSource(context, FieldOptions.generators(context));
    }
}
