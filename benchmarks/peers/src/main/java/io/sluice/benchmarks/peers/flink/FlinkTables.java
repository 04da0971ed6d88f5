package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import java.util.Map;
import org.apache.flink.table.api.TableEnvironment;

/**
 * The tables of a question. Each is there three times: {@code bid} without a time, {@code timed_bid} with event time and {@code clocked_bid} with processing
 * time. A time that a query does not need costs it much: Flink then keeps columns in its joins that nobody reads.
 */
final class FlinkTables {
    private static final Map<String, String> COLUMNS = Map.of(
            "person",
            "id BIGINT NOT NULL, name STRING NOT NULL, email_address STRING NOT NULL, credit_card STRING NOT NULL, city STRING NOT NULL,"
                    + " state STRING NOT NULL, date_time TIMESTAMP(3) NOT NULL, extra STRING NOT NULL",
            "auction",
            "id BIGINT NOT NULL, item_name STRING NOT NULL, description STRING NOT NULL, initial_bid BIGINT NOT NULL, reserve BIGINT NOT NULL,"
                    + " date_time TIMESTAMP(3) NOT NULL, expires TIMESTAMP(3) NOT NULL, seller BIGINT NOT NULL, category BIGINT NOT NULL,"
                    + " extra STRING NOT NULL",
            "bid",
            "auction BIGINT NOT NULL, bidder BIGINT NOT NULL, price BIGINT NOT NULL, channel STRING NOT NULL, url STRING NOT NULL,"
                    + " date_time TIMESTAMP(3) NOT NULL, extra STRING NOT NULL",
            "lines",
            "line STRING NOT NULL, date_time TIMESTAMP(3) NOT NULL");

    private FlinkTables() {}

    static void create(TableEnvironment tables, Workload workload, EngineSettings settings) {
        if (workload.kind() == Workload.Kind.FILE) {
            createFile(tables, workload, settings);
            return;
        }
        for (String table : workload.tables()) {
            String with = ") WITH ('connector' = '" + EventTableFactory.NAME + "', 'directory' = '" + settings.data()
                    + "', 'table' = '" + table + "')";
            String columns = COLUMNS.get(table);
            tables.executeSql("CREATE TEMPORARY TABLE " + table + " (" + columns + with);
            tables.executeSql(
                    "CREATE TEMPORARY TABLE clocked_" + table + " (" + columns + ", p_time AS PROCTIME()" + with);
            tables.executeSql("CREATE TEMPORARY TABLE timed_" + table + " (" + columns
                    + ", WATERMARK FOR date_time AS SOURCE_WATERMARK()" + with);
        }
        if (workload.kind() == Workload.Kind.TEXT) {
            tables.executeSql("CREATE TEMPORARY VIEW timed_words AS SELECT word, date_time"
                    + " FROM timed_lines CROSS JOIN LATERAL TABLE(split_words(line)) AS t (word)");
        }
        tables.executeSql("CREATE TEMPORARY TABLE side_input (key BIGINT, name STRING) WITH ('connector' = '"
                + SideTableFactory.NAME + "')");
    }

    private static void createFile(TableEnvironment tables, Workload workload, EngineSettings settings) {
        String json = workload.name().equals("json") ? ", 'json.timestamp-format.standard' = 'SQL'" : "";
        tables.executeSql("CREATE TEMPORARY TABLE bid_file (" + COLUMNS.get("bid")
                + ", WATERMARK FOR date_time AS date_time - INTERVAL '4' SECOND) WITH ('connector' = 'filesystem',"
                + " 'path' = '" + settings.data().resolve(workload.tables().get(0)) + "', 'format' = '"
                + workload.name() + "'" + json + ")");
    }
}
