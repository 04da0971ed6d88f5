package io.sluice.runtime.connector.nexmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connector.Source;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.connector.CollectingOutput;
import io.sluice.runtime.connector.SourceContractTest;
import io.sluice.runtime.connector.SourceHarness;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NexmarkSourceTest extends SourceContractTest {
    private static final int EVENTS = 10_000;

    @Override
    protected SourceHarness harness() {
        return harness(NexmarkTable.BID, "events", "70");
    }

    @ParameterizedTest
    @EnumSource
    void tablesSplitTheEvents(NexmarkTable table) {
        List<List<Object>> rows = rows(table, "1");
        assertEquals(List.of(200, 600, 9_200).get(table.ordinal()), rows.size());
        assertEquals(rows, rows(table, "1"));
        assertNotEquals(rows, rows(table, "2"));
        assertEquals(rows.subList(0, (int) table.rowsAmong(1_234)), read(table, "events", "1234", "seed", "1"));
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndEventsFitEachOther(NexmarkTable table) {
        for (long row = 0; row < 500; row++) {
            long event = table.event(row);
            assertEquals(row, table.rowsAmong(event));
            assertEquals(row + 1, table.rowsAmong(event + 1));
        }
    }

    @Test
    void bidsAndAuctionsNameWhatHasCome() {
        List<List<Object>> persons = rows(NexmarkTable.PERSON, "7");
        List<List<Object>> auctions = rows(NexmarkTable.AUCTION, "7");
        Set<Object> personIds = persons.stream().map(row -> row.get(0)).collect(Collectors.toSet());
        long time = 0;
        for (List<Object> auction : auctions) {
            assertTrue(personIds.contains(auction.get(7)), "seller of " + auction);
            assertTrue((Long) auction.get(6) > (Long) auction.get(5), "expires after it began " + auction);
            assertTrue((Long) auction.get(4) > (Long) auction.get(3), "reserve above the first bid " + auction);
            assertTrue((Long) auction.get(5) >= time, "in order of time");
            time = (Long) auction.get(5);
        }
        for (List<Object> bid : rows(NexmarkTable.BID, "7")) {
            assertTrue(personIds.contains(bid.get(1)), "bidder of " + bid);
            List<Object> auction = auctions.get((int) ((Long) bid.get(0) - EventModel.FIRST_ID));
            assertTrue((Long) auction.get(5) <= (Long) bid.get(5), "auction began before " + bid);
        }
    }

    @Test
    void halfOfTheBidsAreForHotAuctionsAndChannels() {
        List<List<Object>> bids = rows(NexmarkTable.BID, "3");
        long hotAuctions = bids.stream()
                .filter(bid -> (Long) bid.get(0) % EventModel.HOT_EVERY == 0)
                .count();
        long hotBidders = bids.stream()
                .filter(bid -> (Long) bid.get(1) % EventModel.HOT_EVERY == 0)
                .count();
        long hotChannels = bids.stream()
                .filter(bid -> !((String) bid.get(3)).startsWith("channel-"))
                .count();
        long linksWithChannel = bids.stream()
                .filter(bid -> ((String) bid.get(4)).contains("&channel_id="))
                .count();
        assertEquals(0.5, hotAuctions / (double) bids.size(), 0.03);
        assertEquals(0.75, hotBidders / (double) bids.size(), 0.03);
        assertEquals(0.5, hotChannels / (double) bids.size(), 0.03);
        assertEquals(0.45, linksWithChannel / (double) bids.size(), 0.03);
        assertTrue(new HashSet<>(bids.stream().map(bid -> bid.get(2)).toList()).size() > 1_000);
    }

    @Test
    void timeGoesByAtTheRateOfEvents() {
        List<List<Object>> bids = read(NexmarkTable.BID, "events", "400", "event_rate", "100", "start", "1970-01-01");
        // Event 4 is the first bid, event 399 the last.
        assertEquals(40L, bids.get(0).get(5));
        assertEquals(3_990L, bids.get(bids.size() - 1).get(5));
    }

    @Test
    void declaredColumnsAreTakenByNameAndTimestampsInTheirPrecision() {
        RowType some = RowType.of(new Field("Date_Time", SqlType.timestamp(6)), new Field("price", SqlType.bigint()));
        List<List<Object>> rows = new SourceHarness(
                        new NexmarkConnector(), some, "table", "bid", "events", "100", "seed", "1")
                .read(new ArrayList<>());
        List<List<Object>> all = read(NexmarkTable.BID, "events", "100", "seed", "1");
        assertEquals(
                all.stream()
                        .map(row -> List.<Object>of((Long) row.get(5) * 1_000, row.get(2)))
                        .toList(),
                rows);
    }

    @Test
    void followsTheClock() {
        SourceHarness harness = harness(NexmarkTable.AUCTION, "rate", "100");
        harness.clock().set(10_000);
        try (CollectingOutput out = new CollectingOutput(harness.rowType());
                Source source = harness.open(Optional.empty())) {
            assertEquals(Source.State.IDLE, source.poll(out));
            assertEquals(0, out.take().size());
            harness.clock().addAndGet(500);
            assertEquals(Source.State.IDLE, source.poll(out));
            assertEquals(3, out.take().size());
            assertEquals(Source.Progress.UNKNOWN, source.progress());
        }
    }

    @Test
    void tellsWhenARowWasDue() {
        RowType due = RowType.of(new Field("p_time", SqlType.timestamp(6)));
        SourceHarness harness =
                new SourceHarness(new NexmarkConnector(), due, "table", "auction", "events", "55", "rate", "10");
        harness.clock().set(10_000);
        try (CollectingOutput out = new CollectingOutput(due);
                Source source = harness.open(Optional.empty())) {
            harness.clock().addAndGet(60_000);
            assertEquals(Source.State.ENDED, source.poll(out));
            // Events 1, 2, 3, 51, 52 and 53 are auctions.
            assertEquals(
                    List.of(10_100_000L, 10_200_000L, 10_300_000L, 15_100_000L, 15_200_000L, 15_300_000L),
                    out.take().stream().map(row -> row.get(0)).toList());
        }
    }

    @Test
    void pointsAtWhatIsWrong() {
        assertTrue(error(NexmarkTable.BID.rowType(), "event_rate", "0")
                .getMessage()
                .contains("at least 1"));
        assertTrue(
                error(NexmarkTable.BID.rowType(), "start", "noon").getMessage().contains("is not a TIMESTAMP(3)"));
        assertEquals(
                "did you mean \"price\"?",
                error(RowType.of(new Field("prise", SqlType.bigint())))
                        .diagnostic()
                        .hint());
        assertTrue(error(RowType.of(new Field("price", SqlType.varchar())))
                .getMessage()
                .contains("column \"price\" of these events is a BIGINT, not a VARCHAR"));
    }

    private static SluiceException error(RowType rowType, String... with) {
        List<String> options = new ArrayList<>(List.of("table", "bid"));
        options.addAll(List.of(with));
        return assertThrows(
                SluiceException.class,
                () -> new SourceHarness(new NexmarkConnector(), rowType, options.toArray(String[]::new)).create());
    }

    private static List<List<Object>> rows(NexmarkTable table, String seed) {
        return read(table, "events", String.valueOf(EVENTS), "seed", seed);
    }

    private static List<List<Object>> read(NexmarkTable table, String... with) {
        return harness(table, with).read(new ArrayList<>());
    }

    private static SourceHarness harness(NexmarkTable table, String... with) {
        List<String> options = new ArrayList<>(List.of("table", table.name().toLowerCase(Locale.ROOT)));
        options.addAll(List.of(with));
        return new SourceHarness(new NexmarkConnector(), table.rowType(), options.toArray(String[]::new));
    }
}
