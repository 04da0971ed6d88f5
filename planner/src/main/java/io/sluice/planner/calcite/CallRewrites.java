package io.sluice.planner.calcite;

import io.sluice.planner.convert.CalciteTypes;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.type.SqlType;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlShuttle;

/** Undoes what Calcite's grammar reads otherwise than our users mean it: {@code DATE_TRUNC('hour', ts)}, and
 * type names of other systems. */
final class CallRewrites extends SqlShuttle {
    /** Place of the WINDOW clause among a SELECT's operands, which has no setter of its own. */
    private static final int WINDOW_LIST = 6;

    private final Problems problems;

    private CallRewrites(Problems problems) {
        this.problems = problems;
    }

    /** Rewrites the expressions of a SELECT in place, or gives a rewritten expression. */
    static SqlNode apply(SqlNode node, Problems problems) {
        if (node == null) {
            return null;
        }
        CallRewrites shuttle = new CallRewrites(problems);
        if (!(node instanceof SqlSelect select)) {
            return node.accept(shuttle);
        }
        select.setSelectList((SqlNodeList) select.getSelectList().accept(shuttle));
        if (select.getWhere() != null) {
            select.setWhere(select.getWhere().accept(shuttle));
        }
        if (select.getGroup() != null) {
            select.setGroupBy((SqlNodeList) select.getGroup().accept(shuttle));
        }
        if (select.getHaving() != null) {
            select.setHaving(select.getHaving().accept(shuttle));
            select.setHaving(HavingAliases.expand(select));
        }
        if (select.getWindowList() != null) {
            select.setOperand(WINDOW_LIST, select.getWindowList().accept(shuttle));
        }
        if (select.getQualify() != null) {
            select.setQualify(select.getQualify().accept(shuttle));
        }
        if (select.getOrderList() != null) {
            select.setOrderBy((SqlNodeList) select.getOrderList().accept(shuttle));
        }
        return select;
    }

    /** Type names that standard SQL lacks; CHAR(n) is VARCHAR(n). */
    @Override
    public SqlNode visit(SqlDataTypeSpec type) {
        SqlTypeNameSpec name = type.getTypeNameSpec();
        if (name instanceof SqlUserDefinedTypeNameSpec) {
            SqlType known = new DeclaredTypes(problems)
                    .named(name.getTypeName().toString(), problems.span(name.getParserPos()));
            return SqlTypeUtil.convertTypeToSpec(CalciteTypes.toRel(known, QueryCompiler.TYPES));
        }
        if (name instanceof SqlBasicTypeNameSpec basic
                && basic.getTypeName().getSimple().equalsIgnoreCase("CHAR")
                && basic.getPrecision() > 0) {
            return new SqlDataTypeSpec(
                    new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, basic.getPrecision(), name.getParserPos()),
                    type.getParserPosition());
        }
        return type;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (NestedQueries.isQuery(call)) {
            return call;
        }
        SqlNode inner = super.visit(call);
        inner = inner instanceof SqlCall plain ? AggregateRewrites.apply(plain) : inner;
        inner = OverFilters.apply(inner, problems);
        if (!(inner instanceof SqlBasicCall rewritten)) {
            return inner;
        }
        if (!rewritten.getOperator().getName().equalsIgnoreCase("DATE_TRUNC")) {
            return CallSpellings.standard(rewritten, problems);
        }
        SqlNode first = rewritten.operand(0);
        SqlNode second = rewritten.operand(1);
        List<SqlNode> operands = List.of(first, second);
        if (second instanceof SqlIntervalQualifier unit) {
            String name = unit.timeFrameName != null
                    ? unit.timeFrameName
                    : unit.getStartUnit().name();
            SqlParserPos pos = second.getParserPosition();
            // The grammar takes a bare word in second place for a unit of time.
            operands = first.getKind() == SqlKind.LITERAL
                    ? List.of(first, new SqlIdentifier(name, pos))
                    : List.of(SqlLiteral.createCharString(name, pos), first);
        }
        return DialectOperators.DATE_TRUNC.createCall(call.getParserPosition(), operands);
    }
}
