package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.convert.Problems;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Calcite's findings in the user's words, at the user's position; whatever is not a finding about the query is our bug. */
final class ErrorMapper {
    /** A text of Calcite, and what we say instead with its {@code {1}}, {@code {2}}. */
    private record Rule(Pattern pattern, ErrorCode code, String message, String hint) {
        Rule(String pattern, ErrorCode code, String message, String hint) {
            this(Pattern.compile(pattern, Pattern.DOTALL), code, message, hint);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "Column '(.*?)' not found in .*", ErrorCode.COLUMN_NOT_FOUND, "column \"{1}\" not found", "{near}"),
            new Rule("Unknown identifier '(.*?)'.*", ErrorCode.COLUMN_NOT_FOUND, "column \"{1}\" not found", "{near}"),
            new Rule("Unknown field '(.*?)'.*", ErrorCode.COLUMN_NOT_FOUND, "field \"{1}\" not found", ""),
            new Rule(
                    "Table '(.*?)' not found.*",
                    ErrorCode.RELATION_NOT_FOUND,
                    "\"{1}\" is not a relation or alias of this FROM",
                    "{nearRelation}"),
            new Rule(
                    "Object '(.*?)' not found.*",
                    ErrorCode.RELATION_NOT_FOUND,
                    "relation \"{1}\" not found",
                    "{nearRelation}"),
            new Rule(
                    "Column '(.*?)' is ambiguous.*",
                    ErrorCode.COLUMN_AMBIGUOUS,
                    "column \"{1}\" is ambiguous",
                    "write the alias of its relation before it"),
            new Rule(
                    "Expression '(.*?)' is not being grouped.*",
                    ErrorCode.GROUPING_ERROR,
                    "{1} is neither grouped nor inside an aggregate",
                    "add it to GROUP BY, or take one value of the group: ANY_VALUE({1})"),
            new Rule(
                    "Expression '(.*?)' is not in the select clause.*",
                    ErrorCode.GROUPING_ERROR,
                    "with SELECT DISTINCT, ORDER BY can only use columns of the select list",
                    "add {1} to the select list"),
            new Rule(
                    "Aggregate expression is illegal in (.*?) clause.*",
                    ErrorCode.GROUPING_ERROR,
                    "an aggregate cannot stand in {1}",
                    "filter groups by HAVING"),
            new Rule(
                    "Aggregate expressions cannot be nested.*",
                    ErrorCode.GROUPING_ERROR,
                    "aggregates cannot be nested",
                    "compute the inner one in a subquery in FROM"),
            new Rule(
                    "Windowed aggregate expression is illegal.*",
                    ErrorCode.GROUPING_ERROR,
                    "a window function cannot stand here",
                    "filter its values by QUALIFY, or compute it in a subquery in FROM"),
            new Rule(
                    "Aggregate expression is illegal.*",
                    ErrorCode.GROUPING_ERROR,
                    "an aggregate cannot stand here",
                    ""),
            new Rule(
                    "No match found for function signature (\\w+).*",
                    ErrorCode.FUNCTION_NOT_FOUND,
                    "function {1} does not take these arguments",
                    "{signature}"),
            new Rule(
                    "Invalid number of arguments to function '(.*?)'.*expecting (.*?) arguments.*",
                    ErrorCode.FUNCTION_NOT_FOUND,
                    "function {1} takes {2} arguments",
                    "{signature}"),
            new Rule(
                    "Cannot apply '\\$SCALAR_QUERY' .*",
                    ErrorCode.TYPE_MISMATCH,
                    "a subquery used as a value gives one column",
                    "select one column, or move the subquery to FROM"),
            new Rule(
                    "Cannot apply '(.*?)' to arguments of type '(.*?)'\\..*",
                    ErrorCode.TYPE_MISMATCH,
                    "cannot apply {1} to {types}",
                    "{castHint}"),
            new Rule(
                    "(WHERE|HAVING|ON) clause must be a condition.*",
                    ErrorCode.TYPE_MISMATCH,
                    "{1} needs a condition (BOOLEAN)",
                    "compare the value with something, as in price > 0, or test it by IS NOT NULL"),
            new Rule(
                    "Cast function cannot convert value of type (.*) to type (.*)",
                    ErrorCode.TYPE_MISMATCH,
                    "cannot cast {1} to {2}",
                    ""),
            new Rule(
                    "Illegal mixing of types in CASE or COALESCE.*",
                    ErrorCode.TYPE_MISMATCH,
                    "the branches have types that do not go together",
                    "CAST them to one type"),
            new Rule(
                    "Column count mismatch in (.*)",
                    ErrorCode.TYPE_MISMATCH,
                    "both sides of {1} need the same number of columns",
                    ""),
            new Rule(
                    "Type mismatch in column (.*?) of (.*)",
                    ErrorCode.TYPE_MISMATCH,
                    "column {1} has types that do not go together on both sides of {2}",
                    "CAST one of them"),
            new Rule(
                    "Values passed to (.*?) operator must have compatible types.*",
                    ErrorCode.TYPE_MISMATCH,
                    "the values of {1} have types that do not go together",
                    "CAST them to one type"),
            new Rule(
                    "Illegal use of dynamic parameter.*",
                    ErrorCode.PARAMETER_MISMATCH,
                    "the type of this parameter cannot be told from its place",
                    "say it: CAST(? AS BIGINT)"),
            new Rule(
                    "Ordinal out of range.*",
                    ErrorCode.INVALID_ARGUMENT,
                    "there is no column of this number in the select list",
                    ""),
            new Rule(
                    "Duplicate relation name '(.*?)' in FROM clause.*",
                    ErrorCode.COLUMN_AMBIGUOUS,
                    "\"{1}\" stands twice in FROM",
                    "give one of them an alias"),
            new Rule(
                    "Illegal use of 'NULL'.*",
                    ErrorCode.TYPE_MISMATCH,
                    "NULL has no type here",
                    "say one: CAST(NULL AS BIGINT)"),
            new Rule("SELECT \\* requires a FROM clause.*", ErrorCode.SYNTAX_ERROR, "SELECT * needs a FROM", ""));

    private final Problems problems;
    private final SqlParserPos query;
    private final List<String> columns = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();

    /** @param query where the query stands: the place of what is true of all of it */
    ErrorMapper(Problems problems, SqlParserPos query) {
        this.problems = problems;
        this.query = query;
    }

    /** Names to suggest where one is misspelt. */
    void knowColumnsOf(Iterable<Relation> known) {
        for (Relation relation : known) {
            columns.addAll(relation.rowType().names());
            relations.add(relation.name());
        }
        columns.addAll(List.of("window_start", "window_end", "window_time"));
    }

    SluiceException map(Throwable error) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return problems.error(refusal.code(), refusal.position(), refusal.getMessage(), refusal.hint());
            } else if (t instanceof SluiceException ours) {
                return ours.inText(problems.sql());
            } else if (t instanceof CalciteContextException finding) {
                return finding(finding);
            } else if (t instanceof StackOverflowError) {
                return problems.error(
                        ErrorCode.RESOURCE_EXHAUSTED,
                        query,
                        "this query is nested too deeply",
                        "split it: name parts of it by WITH, write x IN (1, 2) for x = 1 OR x = 2");
            }
        }
        return new SluiceException(
                Diagnostic.of(ErrorCode.INTERNAL_ERROR, SourceSpan.NONE, "planning failed: " + error),
                problems.sql(),
                error);
    }

    private SluiceException finding(CalciteContextException finding) {
        SqlParserPos pos = new SqlParserPos(
                finding.getPosLine(), finding.getPosColumn(), finding.getEndPosLine(), finding.getEndPosColumn());
        String text = finding.getCause() == null
                ? finding.getMessage()
                : finding.getCause().getMessage();
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern.matcher(text);
            if (matcher.matches()) {
                return problems.error(rule.code, pos, fill(rule.message, matcher), fill(rule.hint, matcher));
            }
        }
        return problems.error(ErrorCode.INVALID_ARGUMENT, pos, text, "");
    }

    private String fill(String template, Matcher matcher) {
        String first = matcher.groupCount() >= 1 && matcher.group(1) != null ? clean(matcher.group(1)) : "";
        String second = matcher.groupCount() >= 2 && matcher.group(2) != null ? clean(matcher.group(2)) : "";
        return template.replace("{1}", first)
                .replace("{2}", second)
                .replace("{near}", template.contains("{near}") ? NameSuggester.hint(first, columns) : "")
                .replace("{nearRelation}", template.contains("{nearRelation}") ? nearRelation(first) : "")
                .replace("{signature}", template.contains("{signature}") ? CallHints.signature(first) : "")
                .replace("{types}", template.contains("{types}") ? CallHints.types(second) : "")
                .replace("{castHint}", template.contains("{castHint}") ? CallHints.cast(first, matcher.group(2)) : "");
    }

    private String nearRelation(String name) {
        if (relations.stream().anyMatch(name::equalsIgnoreCase)) {
            return "it has an alias here: use that";
        }
        return columns.stream().anyMatch(name::equalsIgnoreCase)
                ? "to read a field of a column write (" + name + ").field"
                : NameSuggester.hint(name, relations);
    }

    /** Without the quotes and character sets that Calcite adds. */
    private static String clean(String text) {
        return text.replace("`", "")
                .replace(" CHARACTER SET \"UTF-8\"", "")
                .replace("_UTF-8'", "'")
                .replace(" NOT NULL", "");
    }
}
