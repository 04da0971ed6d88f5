package io.sluice.benchmarks.compare;

import io.sluice.benchmarks.compare.Comparison.Row;
import java.util.List;
import java.util.Locale;

/** The rates by processor time as bars on a logarithmic scale, a group for each query, as SVG. */
final class BarPlot {
    private static final List<String> COLOURS = List.of("#1b7f5c", "#e4572e", "#f2b134", "#7a6c5d", "#4f6d9a");
    private static final int LEFT = 60;
    private static final int TOP = 50;
    private static final int HEIGHT = 280;
    private static final int BAR = 9;
    private static final int GAP = 10;

    /** Room for the longest name. */
    private static final int LEAST_GROUP = 58;

    private static final double LEAST = 1e4;
    private static final int DECADES = 5;

    private BarPlot() {}

    static String text(List<EngineFactory> engines, List<Row> rows) {
        int group = Math.max(LEAST_GROUP, engines.size() * BAR + GAP);
        int width = LEFT + rows.size() * group + 20;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">%n",
                width,
                TOP + HEIGHT + 40));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(svg, LEFT, 16, "start", "Events per second of processor time, logarithmic scale");
        legend(svg, engines);
        for (int decade = 0; decade <= DECADES; decade++) {
            double rate = LEAST * Math.pow(10, decade);
            int y = (int) y(rate);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#dddddd\"/>%n",
                    LEFT,
                    y,
                    width - 20,
                    y));
            text(
                    svg,
                    LEFT - 6,
                    y + 4,
                    "end",
                    rate >= 1e6
                            ? String.format(Locale.ROOT, "%.0f M", rate / 1e6)
                            : String.format(Locale.ROOT, "%.0f k", rate / 1e3));
        }
        for (int i = 0; i < rows.size(); i++) {
            int x = LEFT + GAP + i * group;
            bars(svg, x, engines, rows.get(i));
            text(
                    svg,
                    x + engines.size() * BAR / 2,
                    TOP + HEIGHT + 16,
                    "middle",
                    rows.get(i).workload().name());
        }
        return svg.append("</svg>\n").toString();
    }

    private static void legend(StringBuilder svg, List<EngineFactory> engines) {
        int x = LEFT;
        for (int i = 0; i < engines.size(); i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"25\" width=\"10\" height=\"10\" fill=\"%s\"/>%n",
                    x,
                    COLOURS.get(i % COLOURS.size())));
            text(svg, x + 14, 34, "start", engines.get(i).title());
            x += 40 + 7 * engines.get(i).title().length();
        }
    }

    private static void bars(StringBuilder svg, int x, List<EngineFactory> engines, Row row) {
        for (int i = 0; i < engines.size(); i++) {
            Measurement found = row.measurements().get(i);
            if (found.isGood()) {
                double rate = found.cpuRate(row.events()).median();
                double y = y(rate);
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"><title>%s %s: %.2f M/s</title></rect>%n",
                        x + i * BAR,
                        y,
                        BAR - 1,
                        TOP + HEIGHT - y,
                        COLOURS.get(i % COLOURS.size()),
                        engines.get(i).title(),
                        row.workload().name(),
                        rate / 1e6));
            }
        }
    }

    private static double y(double rate) {
        double share = Math.log10(Math.max(rate, LEAST) / LEAST) / DECADES;
        return TOP + HEIGHT - Math.min(1, share) * HEIGHT;
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }
}
