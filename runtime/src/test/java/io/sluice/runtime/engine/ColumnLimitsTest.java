package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that come around SQL are held to VARCHAR(n) and DECIMAL(p, s), too; those that do not fit are counted. */
class ColumnLimitsTest {
    private final SqlStreamContext ctx = SqlStreamContext.create();

    @AfterEach
    void close() {
        ctx.close();
    }

    @Test
    void ofArrowBatches() {
        ctx.execute("CREATE TABLE t (a VARCHAR(3), d DECIMAL(3, 1))");
        try (BufferAllocator mine = new RootAllocator();
                VarCharVector a = new VarCharVector("a", mine);
                DecimalVector d = new DecimalVector("d", mine, 3, 1);
                VectorSchemaRoot batch = VectorSchemaRoot.of(a, d);
                Appender rows = ctx.appender("t")) {
            String[] texts = {"äöü", "abcd", "äöüß", "ok", "no"};
            for (int i = 0; i < texts.length; i++) {
                a.setSafe(i, texts[i].getBytes(StandardCharsets.UTF_8));
                d.setSafe(i, new BigDecimal("99.9"));
            }
            d.setNull(3);
            // 100.0 does not fit three digits; the vector itself would refuse it as a BigDecimal.
            d.setSafe(4, 1000L);
            batch.setRowCount(texts.length);
            rows.append(batch);
            rows.flush();
            ctx.tick();
        }
        assertEquals(List.of("äöü|99.9", "ok|NULL"), Rows.of(ctx, "SELECT * FROM t ORDER BY a DESC"));
        assertEquals(
                List.of(
                        "t|INVALID_CAST: a value of length 4 is too long for column \"a\" VARCHAR(3)",
                        "t|INVALID_CAST: a value of length 4 is too long for column \"a\" VARCHAR(3)",
                        "t|NUMERIC_OVERFLOW: a number has more digits than column \"d\" DECIMAL(3, 1)"),
                Rows.of(ctx, "SELECT relation, reason FROM sys.bad_rows ORDER BY reason"));
    }

    @Test
    void ofSources(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "abc\nabcd\nx\n");
        ctx.execute("CREATE STREAM f (a VARCHAR(3)) WITH (connector = 'file', path = '" + file + "', format = 'csv')");
        ctx.execute("CREATE MATERIALIZED VIEW v AS SELECT a FROM f");
        assertEquals(List.of("abc", "x"), Rows.of(ctx, "SELECT * FROM v ORDER BY a"));
        assertEquals(
                List.of("f|column \"a\": 'abcd' is not a VARCHAR(3)|abcd"),
                Rows.of(ctx, "SELECT relation, reason, row_text FROM sys.bad_rows"));
    }
}
