package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;

/** A member that is alone, in this process, with the settings that make it fast. */
final class HazelcastSetup {
    private HazelcastSetup() {}

    static Config config(int parallelism) {
        Config config = new Config();
        config.setClusterName("comparison");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.health.monitoring.level", "OFF");
        config.setProperty("hazelcast.partition.count", "11");
        config.getMetricsConfig().setEnabled(false);
        config.getNetworkConfig().setPublicAddress("127.0.0.1");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(parallelism);
        return config;
    }
}
