package io.sluice.benchmarks.compare;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The program of an engine's own JVM: one engine, one workload. Says what it finds in lines that begin with {@code @}, for {@link ForkedEngine}.
 * Arguments: engine, workload, directory of the events, parallelism, runs to warm up, runs, seconds after which no more to warm up follow,
 * and three that count are enough.
 */
public final class Fork {
    static final String MARK = "@ ";

    /** Shorter runs are repeated: the time of a process comes in steps of ten milliseconds. */
    private static final long LEAST_NANOS = 500_000_000L;

    private static final int MOST_REPEATS = 10;
    private static final int ENOUGH_RUNS = 3;

    private final Engine engine;
    private final PrintStream out;

    private Fork(Engine engine, PrintStream out) {
        this.engine = engine;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        EngineSettings settings = new EngineSettings(Path.of(args[2]), Integer.parseInt(args[3]));
        try (Engine engine = Engines.find(args[0]).create(Workload.of(args[1]), settings)) {
            new Fork(engine, out)
                    .measure(Integer.parseInt(args[4]), Integer.parseInt(args[5]), Integer.parseInt(args[6]));
        } catch (Throwable error) {
            System.getLogger(Fork.class.getName()).log(System.Logger.Level.ERROR, "the engine failed", error);
            out.println(
                    MARK + "failed " + String.valueOf(error).lines().findFirst().orElse(""));
        }
        out.flush();
        // Some engines leave threads behind that are no daemons.
        System.exit(0);
    }

    private void measure(int warmUpRuns, int runs, int seconds) throws Exception {
        engine.load();
        say("version " + engine.version());
        System.gc();
        Runtime heap = Runtime.getRuntime();
        say("loaded " + ProcessMemory.held() + " " + (heap.totalMemory() - heap.freeMemory()));
        ProcessMemory.forgetPeak();
        engine.tune();
        say("tuning " + engine.tuning());
        int repeats = (int) Math.min(MOST_REPEATS, LEAST_NANOS / warmUp(warmUpRuns, seconds) + 1);
        long begin = System.nanoTime();
        for (int run = 0; run < runs; run++) {
            if (run >= ENOUGH_RUNS && isOver(begin, seconds)) {
                break;
            }
            RunTime time = new RunTime(0, 0);
            for (int i = 0; i < repeats; i++) {
                time = time.plus(engine.run());
            }
            time = time.dividedBy(repeats);
            say("run " + time.wallNanos() + " " + time.cpuNanos());
        }
        say("peak " + ProcessMemory.peak());
        ResultSum result = engine.result();
        say("result " + result.rows() + " " + result.checksum());
    }

    /** Returns the processor time of the last run, at least 1. */
    private long warmUp(int runs, int seconds) throws Exception {
        long begin = System.nanoTime();
        long nanos = LEAST_NANOS;
        for (int run = 0; run < runs && (run == 0 || !isOver(begin, seconds)); run++) {
            nanos = Math.max(1, engine.run().cpuNanos());
        }
        return nanos;
    }

    private static boolean isOver(long beginNanos, int seconds) {
        return System.nanoTime() - beginNanos > seconds * 1_000_000_000L;
    }

    private void say(String line) {
        out.println(MARK + line);
        out.flush();
    }
}
