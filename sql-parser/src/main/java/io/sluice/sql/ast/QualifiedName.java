package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.stream.Collectors;

/** A possibly qualified name of an object, such as {@code hot} or {@code sys.late}; never empty. */
public record QualifiedName(List<Identifier> parts) {
    public QualifiedName {
        parts = List.copyOf(parts);
    }

    public Identifier last() {
        return parts.get(parts.size() - 1);
    }

    public SourceSpan span() {
        return parts.get(0).span().to(last().span());
    }

    /** The parts joined by dots, unquoted: the key under which catalogs look it up. */
    @Override
    public String toString() {
        return parts.stream().map(Identifier::text).collect(Collectors.joining("."));
    }
}
