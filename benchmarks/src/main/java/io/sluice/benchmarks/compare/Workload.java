package io.sluice.benchmarks.compare;

import java.util.Arrays;
import java.util.List;

/**
 * What is measured: a question and the tables it reads. Engines find their text of the question by its name.
 *
 * @param name as in the argument {@code --queries}
 * @param kind where its rows come from
 * @param tables the rows of these count as events; of a file, its name
 * @param checked numbers of the columns that are compared, from 0; empty for all. Others are left out where ties make the engines choose
 *     among rows, each rightly.
 */
public record Workload(String name, Kind kind, List<String> tables, List<Integer> checked) {
    /** A kind of input. */
    public enum Kind {
        /** The events of Nexmark, in memory. */
        NEXMARK,
        /** Lines of text, in memory. */
        TEXT,
        /** A file of bids, as it lies on the disk. */
        FILE
    }

    public static Workload of(String name) {
        return all().stream()
                .filter(workload -> workload.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no query " + name + "; there are "
                        + all().stream().map(Workload::name).toList()));
    }

    public static List<Workload> all() {
        return List.of(
                nexmark("q0", "bid"),
                nexmark("q1", "bid"),
                nexmark("q2", "bid"),
                nexmark("q3", "person", "auction"),
                nexmark("q4", "auction", "bid"),
                nexmark("q5", "bid"),
                nexmark("q6", "auction", "bid"),
                nexmark("q7", "bid"),
                nexmark("q8", "person", "auction"),
                nexmark("q9", "auction", "bid"),
                nexmark("q10", "bid"),
                nexmark("q11", "bid"),
                nexmark("q12", "bid"),
                nexmark("q13", "bid"),
                nexmark("q14", "bid"),
                nexmark("q15", "bid"),
                nexmark("q16", "bid"),
                nexmark("q17", "bid"),
                // Of bids in the same millisecond any is the last: auction, bidder, date_time.
                nexmark("q18", "bid").checking(0, 1, 5),
                // Of bids that are equal in what orders them any is before the other: all but channel, url, extra.
                nexmark("q19", "bid").checking(0, 1, 2, 5, 7),
                nexmark("q20", "auction", "bid"),
                nexmark("q21", "bid"),
                nexmark("q22", "bid"),
                new Workload("grep", Kind.TEXT, List.of("lines"), List.of()),
                new Workload("wordcount", Kind.TEXT, List.of("lines"), List.of()),
                new Workload("topk", Kind.TEXT, List.of("lines"), List.of()),
                new Workload("csv", Kind.FILE, List.of("bid.csv"), List.of()),
                new Workload("json", Kind.FILE, List.of("bid.json"), List.of()));
    }

    private static Workload nexmark(String name, String... tables) {
        return new Workload(name, Kind.NEXMARK, List.of(tables), List.of());
    }

    private Workload checking(Integer... columns) {
        return new Workload(name, kind, tables, Arrays.asList(columns));
    }

    /** Whether the column with this number is compared. */
    public boolean checks(int column) {
        return checked.isEmpty() || checked.contains(column);
    }
}
