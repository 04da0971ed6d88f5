package io.sluice.benchmarks.reads;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to measure.
 *
 * @param accounts rows of the view that is read
 * @param rate events a second that stream in
 * @param seconds of measuring, after as many of warming up, at most five
 * @param interval of ticks, as in {@code batch_interval}
 * @param json where the figures go besides the table; empty for nowhere
 */
record ReadOptions(int accounts, int rate, int seconds, String interval, Optional<Path> json) {
    /** {@code [-a accounts] [-r events a second] [-s seconds] [-i interval] [-o file.json]}. */
    static ReadOptions parse(String... args) {
        int accounts = 1_000_000;
        int rate = 100_000;
        int seconds = 10;
        String interval = "10 ms";
        Path json = null;
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " wants a value");
            }
            switch (args[i]) {
                case "-a" -> accounts = Integer.parseInt(args[i + 1]);
                case "-r" -> rate = Integer.parseInt(args[i + 1]);
                case "-s" -> seconds = Integer.parseInt(args[i + 1]);
                case "-i" -> interval = args[i + 1];
                case "-o" -> json = Path.of(args[i + 1]);
                default ->
                    throw new IllegalArgumentException("unknown option " + args[i]
                            + "; there are -a accounts, -r events a second, -s seconds, -i interval, -o file.json");
            }
        }
        return new ReadOptions(accounts, rate, seconds, interval, Optional.ofNullable(json));
    }
}
