package io.sluice.sql.diagnostic;

/**
 * Renders a diagnostic for people:
 *
 * <pre>
 * COLUMN_NOT_FOUND: column "toal" not found
 *   line 1:8
 *   | SELECT toal FROM totals
 *   |        ^^^^
 *   hint: did you mean "total"?
 * </pre>
 */
public final class DiagnosticFormatter {
    private DiagnosticFormatter() {}

    public static String format(Diagnostic diagnostic, String sql) {
        StringBuilder out = new StringBuilder();
        out.append(diagnostic.code()).append(": ").append(diagnostic.message());
        SourceSpan span = diagnostic.span();
        if (span.isKnown()) {
            out.append("\n  line ").append(span.line()).append(':').append(span.column());
            if (!sql.isEmpty() && span.start() <= sql.length()) {
                appendSource(out, sql, span);
            }
        }
        if (!diagnostic.detail().isEmpty()) {
            out.append("\n  detail: ").append(diagnostic.detail());
        }
        if (!diagnostic.hint().isEmpty()) {
            out.append("\n  hint: ").append(diagnostic.hint());
        }
        return out.toString();
    }

    private static void appendSource(StringBuilder out, String sql, SourceSpan span) {
        int lineStart = sql.lastIndexOf('\n', span.start() - 1) + 1;
        int lineEnd = sql.indexOf('\n', span.start());
        if (lineEnd < 0) {
            lineEnd = sql.length();
        }
        String line = sql.substring(lineStart, lineEnd).stripTrailing();
        out.append("\n  | ").append(line).append("\n  | ");
        for (int i = lineStart; i < span.start(); i += Character.charCount(sql.codePointAt(i))) {
            out.append(sql.charAt(i) == '\t' ? '\t' : ' ');
        }
        int last = Math.max(span.start(), Math.min(span.end(), lineEnd));
        out.append("^".repeat(Math.max(1, sql.codePointCount(span.start(), last))));
    }
}
