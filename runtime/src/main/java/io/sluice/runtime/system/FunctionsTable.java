package io.sluice.runtime.system;

import io.sluice.runtime.catalog.FunctionIndex;
import java.util.ArrayList;
import java.util.List;

/** {@code sys.functions}. */
final class FunctionsTable extends DocumentedTable {
    FunctionsTable() {
        super(
                "sys.functions",
                "Every SQL function.",
                Columns.text("name", "Name of the function."),
                Columns.text("kind", "Scalar functions by subject, or aggregate."),
                Columns.text("signature", "How it is called."),
                Columns.text("description", "What it gives."),
                Columns.text("example", "A call that works."));
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (FunctionIndex.Entry entry : FunctionIndex.all()) {
            rows.add(List.of(entry.name(), entry.kind(), entry.signature(), entry.description(), entry.example()));
        }
        return rows;
    }
}
