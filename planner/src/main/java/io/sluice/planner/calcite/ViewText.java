package io.sluice.planner.calcite;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.convert.Problems;
import io.sluice.sql.ast.EmitClause;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Select;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.parser.SluiceParser;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The query of a plain view, as if it stood where the view is named. */
final class ViewText {
    private ViewText() {}

    static SqlNode parse(Relation view, Mode mode, SqlParserPos pos, Problems problems) {
        if (!(SluiceParser.parse(view.viewText()).get(0) instanceof Select select)) {
            throw problems.error(
                    ErrorCode.INTERNAL_ERROR, pos, "the text of view \"" + view.name() + "\" is not a query", "");
        }
        Query query = select.query();
        boolean isFinal =
                query.emit().map(e -> e.kind() == EmitClause.Kind.FINAL).orElse(false);
        if (isFinal && mode == Mode.CONTINUOUS) {
            throw problems.notSupported(
                    pos,
                    "view \"" + view.name() + "\" says EMIT FINAL, which only a standing query of its own can do",
                    "make it a CREATE MATERIALIZED VIEW");
        }
        return TreeCopy.at(query.node(), pos);
    }
}
