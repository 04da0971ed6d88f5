package io.sluice.runtime.connector.print;

import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.OptionSpec;
import io.sluice.connector.Sink;
import io.sluice.connector.SinkContext;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code connector = 'print'}. */
public final class PrintConnector implements ConnectorFactory {
    private static final List<OptionSpec> OPTIONS = List.of(
            OptionSpec.optional(
                    "prefix", OptionSpec.Kind.STRING, "", "Text at the start of each line, to tell sinks apart."),
            OptionSpec.optional(
                    "max_rows_per_tick",
                    OptionSpec.Kind.INTEGER,
                    null,
                    "At most so many lines a tick; how many were left out is said in one more."));

    private final Supplier<PrintStream> target;

    /** Prints to the standard output, wherever it leads at that moment. */
    public PrintConnector() {
        this(() -> System.out);
    }

    public PrintConnector(Supplier<PrintStream> target) {
        this.target = target;
    }

    @Override
    public String name() {
        return "print";
    }

    @Override
    public String description() {
        return "Prints each change as a line of text.";
    }

    @Override
    public List<OptionSpec> options() {
        return OPTIONS;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.SINK, Capability.RETRACTIONS);
    }

    @Override
    public Sink createSink(SinkContext context) {
        return new PrintSink(context, target);
    }
}
