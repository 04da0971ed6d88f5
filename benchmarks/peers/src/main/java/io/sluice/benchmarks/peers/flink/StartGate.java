package io.sluice.benchmarks.peers.flink;

import java.util.concurrent.CompletableFuture;

/** Holds all readers back until the whole job is deployed, so that neither planning nor deployment is charged to Flink. One job at a time. */
final class StartGate {
    private static volatile CompletableFuture<Void> gate = new CompletableFuture<>();
    private static volatile double part = 1;

    private StartGate() {}

    /**
     * Before a job is submitted.
     *
     * @param part how much of the events the readers will give, 1 for all
     */
    static void shut(double part) {
        StartGate.part = part;
        gate = new CompletableFuture<>();
    }

    static void open() {
        gate.complete(null);
    }

    static boolean isOpen() {
        return gate.isDone();
    }

    static double part() {
        return part;
    }

    /** Done when open. */
    static CompletableFuture<Void> opening() {
        return gate;
    }
}
