package io.sluice.planner.convert;

import static io.sluice.planner.expr.ScalarOp.*;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlKind;

/** Which rule a call goes through: by kind for operators, by name for functions. */
final class CallRules {
    private static final Map<SqlKind, CallRule> BY_KIND = new HashMap<>();
    private static final Map<String, CallRule> BY_NAME = new HashMap<>();

    static {
        BY_KIND.put(SqlKind.PLUS, ArithmeticRules::plus);
        BY_KIND.put(SqlKind.MINUS, ArithmeticRules::minus);
        BY_KIND.put(SqlKind.TIMES, ArithmeticRules::times);
        BY_KIND.put(SqlKind.DIVIDE, ArithmeticRules::divide);
        BY_KIND.put(SqlKind.MOD, ArithmeticRules::mod);
        BY_KIND.put(SqlKind.MINUS_PREFIX, ArithmeticRules::negate);
        BY_KIND.put(SqlKind.PLUS_PREFIX, (call, c) -> c.convert(call.operands.get(0)));
        BY_KIND.put(SqlKind.FLOOR, ArithmeticRules.floor(FLOOR));
        BY_KIND.put(SqlKind.CEIL, ArithmeticRules.floor(CEIL));

        comparison(SqlKind.EQUALS, EQUALS);
        comparison(SqlKind.NOT_EQUALS, NOT_EQUALS);
        comparison(SqlKind.LESS_THAN, LESS);
        comparison(SqlKind.LESS_THAN_OR_EQUAL, LESS_EQUAL);
        comparison(SqlKind.GREATER_THAN, GREATER);
        comparison(SqlKind.GREATER_THAN_OR_EQUAL, GREATER_EQUAL);
        comparison(SqlKind.IS_DISTINCT_FROM, IS_DISTINCT_FROM);
        comparison(SqlKind.IS_NOT_DISTINCT_FROM, IS_NOT_DISTINCT_FROM);

        BY_KIND.put(SqlKind.AND, LogicRules::and);
        BY_KIND.put(SqlKind.OR, LogicRules::or);
        BY_KIND.put(SqlKind.NOT, LogicRules::not);
        BY_KIND.put(SqlKind.IS_NULL, LogicRules.nullTest(IS_NULL));
        BY_KIND.put(SqlKind.IS_UNKNOWN, LogicRules.nullTest(IS_NULL));
        BY_KIND.put(SqlKind.IS_NOT_NULL, LogicRules.nullTest(IS_NOT_NULL));
        plain(SqlKind.IS_TRUE, IS_TRUE);
        plain(SqlKind.IS_NOT_TRUE, IS_NOT_TRUE);
        plain(SqlKind.IS_FALSE, IS_FALSE);
        plain(SqlKind.IS_NOT_FALSE, IS_NOT_FALSE);
        BY_KIND.put(SqlKind.CASE, LogicRules::caseWhen);
        BY_KIND.put(SqlKind.CAST, CastRules::cast);
        BY_KIND.put(SqlKind.SAFE_CAST, CastRules::safeCast);
        BY_KIND.put(SqlKind.REINTERPRET, (call, c) -> c.convert(call.operands.get(0)));

        BY_KIND.put(SqlKind.LIKE, TextRules::like);
        BY_KIND.put(SqlKind.TRIM, TextRules::trim);
        BY_KIND.put(SqlKind.EXTRACT, TimeRules::extract);
        BY_KIND.put(SqlKind.ITEM, NestedRules::item);
        plain(SqlKind.POSITION, POSITION);

        numeric("SQRT", SQRT);
        numeric("POWER", POWER);
        numeric("POW", POWER);
        numeric("EXP", EXP);
        numeric("LN", LN);
        numeric("LOG10", LOG10);
        BY_NAME.put("ABS", ArithmeticRules.keepingKind(ABS));
        BY_NAME.put("SIGN", ArithmeticRules.keepingKind(SIGN));
        BY_NAME.put("ROUND", ArithmeticRules.keepingKind(ROUND));
        BY_NAME.put("TRUNCATE", ArithmeticRules.keepingKind(TRUNCATE));
        BY_NAME.put("TRUNC", ArithmeticRules.keepingKind(TRUNCATE));

        BY_NAME.put("||", TextRules::concat);
        BY_NAME.put("CONCAT", TextRules::concatSkippingNulls);
        text("UPPER", UPPER);
        text("LOWER", LOWER);
        text("CHAR_LENGTH", CHAR_LENGTH);
        text("CHARACTER_LENGTH", CHAR_LENGTH);
        text("LENGTH", CHAR_LENGTH);
        text("OCTET_LENGTH", OCTET_LENGTH);
        text("SUBSTRING", SUBSTRING);
        text("REPLACE", REPLACE);
        text("STARTS_WITH", STARTS_WITH);
        text("STARTSWITH", STARTS_WITH);
        text("ENDS_WITH", ENDS_WITH);
        text("ENDSWITH", ENDS_WITH);
        text("SPLIT", SPLIT);
        text("STRING_SPLIT", SPLIT);
        text("STRING_TO_ARRAY", SPLIT);
        BY_NAME.put("REGEXP_SPLIT", TextRules::regexpSplit);
        BY_NAME.put("REGEXP_SPLIT_TO_ARRAY", TextRules::regexpSplit);
        RegexpRules.MATCHING.forEach(name -> BY_NAME.put(name, RegexpRules::matches));
        RegexpRules.EXTRACTING.forEach(name -> BY_NAME.put(name, RegexpRules::extract));
        BY_NAME.put("STRPOS", TextRules::strpos);
        BY_NAME.put("LTRIM", TextRules.trimSide(TRIM_LEADING));
        BY_NAME.put("RTRIM", TextRules.trimSide(TRIM_TRAILING));
        BY_NAME.put("BTRIM", TextRules.trimSide(TRIM_BOTH));

        BY_NAME.put("DATE_TRUNC", TimeRules::dateTrunc);
        BY_NAME.put("TIMESTAMPDIFF", TimeRules::timestampDiff);
        for (String name : TimeRules.CLOCK_FUNCTIONS) {
            BY_NAME.put(name, TimeRules::clock);
        }
        BY_NAME.put("INSTR", ShortcutRules.position(true));
        BY_NAME.put("LOCATE", ShortcutRules.position(false));
        BY_NAME.put("CONTAINS", ShortcutRules::contains);
        BY_NAME.put("LEFT", ShortcutRules::left);
        BY_NAME.put("SPLIT_PART", ShortcutRules::splitPart);
        BY_NAME.put("GREATEST", ShortcutRules.extreme(GREATER_EQUAL));
        BY_NAME.put("LEAST", ShortcutRules.extreme(LESS_EQUAL));
        BY_NAME.put("TO_DATE", ShortcutRules.parsed(SqlType.of(TypeKind.DATE)));
        BY_NAME.put("TO_TIMESTAMP", ShortcutRules.parsed(SqlType.of(TypeKind.TIMESTAMP)));
        BY_NAME.put("DATE_BIN", ShortcutRules::bin);
        BY_NAME.put("TIME_BUCKET", ShortcutRules::bin);
        BY_NAME.put("JSON_OBJECT", JsonRules.constructor(true));
        BY_NAME.put("JSON_ARRAY", JsonRules.constructor(false));
        BY_NAME.put("CARDINALITY", NestedRules::cardinality);
        BY_NAME.put("ARRAY_LENGTH", NestedRules::cardinality);
    }

    private CallRules() {}

    /** @return null when no native operation exists */
    static CallRule find(RexCall call) {
        CallRule rule = BY_KIND.get(call.getKind());
        return rule != null ? rule : BY_NAME.get(call.getOperator().getName().toUpperCase(Locale.ROOT));
    }

    private static void comparison(SqlKind kind, ScalarOp op) {
        BY_KIND.put(kind, LogicRules.comparison(op));
    }

    private static void plain(SqlKind kind, ScalarOp op) {
        BY_KIND.put(kind, LogicRules.plain(op));
    }

    private static void numeric(String name, ScalarOp op) {
        BY_NAME.put(name, ArithmeticRules.asDouble(op));
    }

    private static void text(String name, ScalarOp op) {
        BY_NAME.put(name, TextRules.onText(op));
    }
}
