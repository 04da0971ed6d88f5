package io.sluice.runtime.connector;

import io.sluice.connector.ConnectorFactory;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Option;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** A WITH list for tests: {@code name, value, name, value …} with the spans the text {@code name = 'value', …} would give. */
public final class WithClause {
    private final StringBuilder text = new StringBuilder();
    private final List<Option> options = new ArrayList<>();

    private WithClause() {}

    public static WithClause of(String... namesAndValues) {
        WithClause with = new WithClause();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            with.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return with;
    }

    private void add(String name, String value) {
        text.append(text.length() == 0 ? "" : ", ");
        int key = text.length();
        text.append(name).append(" = '");
        int from = text.length();
        text.append(value).append("'");
        String sql = text.toString();
        options.add(new Option(
                new Identifier(name, SourceSpan.of(sql, key, key + name.length())),
                new Identifier(value, SourceSpan.of(sql, from, from + value.length()))));
    }

    public List<Option> options() {
        return options;
    }

    public String text() {
        return text.toString();
    }

    /** Checked against a connector's own options and those of a source. */
    public CheckedOptions checkedBy(ConnectorFactory factory) {
        return checkedBy(factory, OptionScope.SOURCE);
    }

    public CheckedOptions checkedBy(ConnectorFactory factory, OptionScope scope) {
        return new ConnectorRegistry(List.of(factory))
                .check(factory, scope, options, SourceSpan.of(text(), 0, text.length()));
    }
}
