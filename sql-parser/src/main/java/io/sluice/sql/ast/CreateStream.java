package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE STREAM [IF NOT EXISTS] name (columns, WATERMARK FOR …) WITH (…)} or {@code CREATE STREAM name FROM 'glob'}.
 *
 * @param columns empty when the schema is to be guessed from {@code fromPath} or the connector
 * @param fromPath the file, directory or glob of the short form
 */
public record CreateStream(
        QualifiedName name,
        boolean orReplace,
        boolean ifNotExists,
        List<ColumnDefinition> columns,
        Optional<WatermarkDefinition> watermark,
        Optional<Identifier> fromPath,
        List<Option> options,
        SourceSpan span)
        implements Statement {
    public CreateStream {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }
}
