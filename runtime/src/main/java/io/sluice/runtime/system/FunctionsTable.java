package io.sluice.runtime.system;

import io.sluice.runtime.catalog.FunctionIndex;
import io.sluice.runtime.core.EngineCore;
import java.util.ArrayList;
import java.util.List;

/** {@code sys.functions}. */
final class FunctionsTable extends DocumentedTable {
    private final EngineCore core;

    FunctionsTable(EngineCore core) {
        super(
                "sys.functions",
                "Every SQL function.",
                Columns.text("name", "Name of the function."),
                Columns.text(
                        "kind",
                        "Scalar functions by subject, or aggregate; user scalar, user aggregate or user table for those of the application."),
                Columns.text("signature", "How it is called."),
                Columns.text("description", "What it gives."),
                Columns.text("example", "A call that works."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (FunctionIndex.Entry entry : FunctionIndex.all(core.catalog().snapshot())) {
            rows.add(List.of(entry.name(), entry.kind(), entry.signature(), entry.description(), entry.example()));
        }
        return rows;
    }
}
