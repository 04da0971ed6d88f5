package io.sluice.benchmarks.peers.flink;

import org.apache.flink.table.functions.TableFunction;

/** The words of a line. */
public final class SplitWords extends TableFunction<String> {
    private static final long serialVersionUID = 1;

    /** @param line words with one space between */
    public void eval(String line) {
        int begin = 0;
        for (int end = line.indexOf(' '); end >= 0; end = line.indexOf(' ', begin)) {
            collect(line.substring(begin, end));
            begin = end + 1;
        }
        collect(line.substring(begin));
    }
}
