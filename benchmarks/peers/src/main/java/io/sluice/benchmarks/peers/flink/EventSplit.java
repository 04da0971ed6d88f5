package io.sluice.benchmarks.peers.flink;

import org.apache.flink.api.connector.source.SourceSplit;

/** There is none: a reader knows its batches by its number. */
final class EventSplit implements SourceSplit {
    @Override
    public String splitId() {
        return "all";
    }
}
