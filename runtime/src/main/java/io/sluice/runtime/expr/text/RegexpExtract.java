package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.sql.diagnostic.ErrorCode;
import java.nio.charset.StandardCharsets;

/** REGEXP_EXTRACT(s, pattern, group): the bytes of a group of the first match; NULL when nothing matches or the group took no part. */
final class RegexpExtract implements Kernel {
    private final SqlType type;
    private final TextSearch search;
    private final int group;

    RegexpExtract(SqlType type, TextSearch search, int group) {
        this.type = type;
        this.search = search;
        this.group = group;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        Operand text = args[0];
        try (ColumnBuilder target = ColumnBuilders.create(type, context.allocator())) {
            for (int row = 0; row < rowCount; row++) {
                if (text.isNull(row)) {
                    target.appendNull();
                    continue;
                }
                try {
                    boolean found = search.find(text.start(row), text.length(row)) && search.start(group) >= 0;
                    if (found) {
                        append(text.start(row), target);
                    } else {
                        target.appendNull();
                    }
                } catch (StackOverflowError e) {
                    context.fail(row, ErrorCode.INVALID_ARGUMENT, "REGEXP_EXTRACT: " + TextSearch.TOO_DEEP);
                    target.appendNull();
                }
            }
            return target.build();
        }
    }

    private void append(long text, ColumnBuilder target) {
        if (search.isAscii()) {
            target.appendBytes(text + search.start(group), search.end(group) - search.start(group));
        } else {
            byte[] bytes = search.group(group).getBytes(StandardCharsets.UTF_8);
            target.appendBytes(bytes, 0, bytes.length);
        }
    }
}
