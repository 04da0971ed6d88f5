package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.FunctionIndex;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.QueryRunner;
import io.sluice.runtime.core.RowsResult;
import io.sluice.sql.ast.Describe;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Select;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.parser.SluiceParser;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code DESCRIBE name}, {@code DESCRIBE FUNCTION name} or {@code DESCRIBE query}: rows of section, name, value and description; first
 * the columns, then what else there is to know.
 */
final class DescribeHandler implements StatementHandler<Describe> {
    private static final List<String> COLUMNS = List.of("section", "name", "value", "description");

    private final EngineCore core;
    private final QueryRunner queries;

    DescribeHandler(EngineCore core, QueryRunner queries) {
        this.core = core;
        this.queries = queries;
    }

    @Override
    public StatementResult run(Describe describe, String sql, Object... parameters) {
        List<List<String>> rows;
        if (describe.relation().isPresent()) {
            CatalogEntry entry = core.catalog().require(describe.relation().get());
            rows = new ObjectDescription(entry).rows();
        } else if (describe.function().isPresent()) {
            rows = function(describe.function().get());
        } else {
            RowType rowType = queries.plan(describe.query().orElseThrow(), sql)
                    .plan()
                    .root()
                    .rowType();
            rows = new ArrayList<>();
            for (Field field : rowType.fields()) {
                rows.add(List.of("column", field.name(), ObjectDescription.typeText(field.type()), ""));
            }
        }
        return StatementHandler.rows(RowsResult.text(core, COLUMNS, rows));
    }

    private List<List<String>> function(Identifier name) {
        List<FunctionIndex.Entry> found = FunctionIndex.all(core.catalog().snapshot()).stream()
                .filter(entry -> entry.name().equalsIgnoreCase(name.text()))
                .toList();
        if (found.isEmpty()) {
            List<String> known = FunctionIndex.all(core.catalog().snapshot()).stream()
                    .map(FunctionIndex.Entry::name)
                    .toList();
            throw Errors.at(
                    ErrorCode.FUNCTION_NOT_FOUND,
                    name.span(),
                    "no function is named \"" + name.text() + "\"",
                    NameSuggester.hint(name.text(), known));
        }
        List<List<String>> rows = new ArrayList<>();
        for (FunctionIndex.Entry entry : found) {
            rows.add(List.of("function", entry.name(), entry.signature(), entry.description()));
            if (!entry.example().isEmpty()) {
                rows.add(List.of("example", entry.name(), entry.example(), result(entry)));
            }
        }
        return rows;
    }

    /** What the example gives, and of which type. */
    private String result(FunctionIndex.Entry entry) {
        if (entry.result().isEmpty()) {
            return "";
        }
        String sql = "SELECT " + entry.example();
        Select select = (Select) SluiceParser.parse(sql).get(0);
        RowType type = queries.plan(select.query(), sql).plan().root().rowType();
        return "gives " + entry.result() + ", " + ObjectDescription.typeText(type.type(0));
    }
}
