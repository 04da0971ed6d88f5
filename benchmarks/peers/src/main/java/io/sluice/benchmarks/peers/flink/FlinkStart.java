package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.start.FirstResult;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/** A program that asks Flink SQL for {@link FirstResult}: rows of a DataStream, a TUMBLE window, its results collected and summed up here. */
public final class FlinkStart {
    private static final Map<String, String> OPTIONS =
            Map.of("pipeline.object-reuse", "true", "rest.bind-port", "0", "table.local-time-zone", "UTC");

    private FlinkStart() {}

    public static void main(String[] args) throws Exception {
        Configuration configuration = new Configuration();
        OPTIONS.forEach(configuration::setString);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        DataStream<Row> rows = environment
                .fromSequence(0, FirstResult.ROWS - 1L)
                .map(FlinkStart::row)
                .returns(Types.ROW_NAMED(
                        new String[] {"bidder", "price", "at"}, Types.LONG, Types.LONG, Types.LOCAL_DATE_TIME));
        Schema schema = Schema.newBuilder()
                .column("bidder", "BIGINT NOT NULL")
                .column("price", "BIGINT NOT NULL")
                .column("at", "TIMESTAMP(3) NOT NULL")
                .watermark("at", "`at`")
                .build();
        tables.createTemporaryView("bids", rows, schema);
        long counts = 0;
        long sum = 0;
        Iterator<Row> found = tables.executeSql("SELECT window_start, bidder, COUNT(*) AS n"
                        + " FROM TABLE(TUMBLE(TABLE bids, DESCRIPTOR(`at`), INTERVAL '10' SECOND))"
                        + " GROUP BY window_start, window_end, bidder")
                .collect();
        while (found.hasNext()) {
            counts++;
            sum += found.next().<Long>getFieldAs("n");
        }
        FirstResult.found(counts, sum);
        // The embedded cluster leaves threads behind that are no daemons.
        System.exit(0);
    }

    private static Row row(long number) {
        int row = (int) number;
        return Row.of(FirstResult.bidder(row), FirstResult.price(row), FirstResult.at(row));
    }
}
