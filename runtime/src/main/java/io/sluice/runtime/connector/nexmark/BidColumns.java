package io.sluice.runtime.connector.nexmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.connector.RowRandom;
import java.util.stream.Stream;

/** Bids for auctions. */
final class BidColumns implements TableColumns {
    static final RowType ROW_TYPE = RowType.of(
            new Field("auction", SqlType.bigint().withNullable(false)),
            new Field("bidder", SqlType.bigint().withNullable(false)),
            new Field("price", SqlType.bigint().withNullable(false)),
            new Field("channel", SqlType.varchar().withNullable(false)),
            new Field("url", SqlType.varchar().withNullable(false)),
            new Field("date_time", SqlType.timestamp(3).withNullable(false)),
            new Field("extra", SqlType.varchar().withNullable(false)));

    /** Half of all bids come over one of these. */
    private static final byte[][] HOT_CHANNELS = Stream.of("Google", "Facebook", "Baidu", "Apple")
            .map(name -> name.getBytes(UTF_8))
            .toArray(byte[][]::new);

    private static final byte[] CHANNEL_PREFIX = "channel-".getBytes(UTF_8);
    private static final byte[] URL_BEGIN = "https://www.example.com/".getBytes(UTF_8);
    private static final byte[] URL_END = "/item.htm?query=1".getBytes(UTF_8);
    private static final byte[] CHANNEL_ID = "&channel_id=".getBytes(UTF_8);
    private static final int CHANNELS = 10_000;
    private static final int OPEN_AUCTIONS = 100;

    private static final int AUCTION = 0;
    private static final int BIDDER = 1;
    private static final int PRICE = 2;
    private static final int CHANNEL = 3;
    private static final int URL = 4;
    private static final int EXTRA = 5;

    private final EventModel model;

    BidColumns(EventModel model) {
        this.model = model;
    }

    @Override
    public ColumnFill fill(String name, SqlType type) {
        return switch (name) {
            case "auction" -> auction();
            case "bidder" -> bidder();
            case "price" -> price();
            case "channel" -> channel();
            case "url" -> url();
            case "date_time" -> model.dateTime(NexmarkTable.BID, type);
            case "extra" -> new Letters(random(EXTRA), 20, 60);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private RowRandom random(int purpose) {
        return model.random(NexmarkTable.BID, purpose);
    }

    /** Half of the bids are for the hot auction, the others for one of the last hundred. */
    private ColumnFill auction() {
        RowRandom random = random(AUCTION);
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                long bits = random.bits(row + i);
                long last = NexmarkTable.AUCTION.rowsAmong(NexmarkTable.BID.event(row + i)) - 1;
                long open = Math.min(last + 1, OPEN_AUCTIONS);
                long auction = (bits & 1) == 0
                        ? last / EventModel.HOT_EVERY * EventModel.HOT_EVERY
                        : last - ((bits >>> 32) * open >>> 32);
                out.appendLong(EventModel.FIRST_ID + auction);
            }
        };
    }

    private ColumnFill bidder() {
        RowRandom random = random(BIDDER);
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                out.appendLong(EventModel.person(random.bits(row + i), NexmarkTable.BID.event(row + i)));
            }
        };
    }

    private ColumnFill price() {
        RowRandom random = random(PRICE);
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                out.appendLong(Prices.of(random.bits(row + i)));
            }
        };
    }

    private ColumnFill channel() {
        RowRandom random = random(CHANNEL);
        TextBuffer text = new TextBuffer();
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                long bits = random.bits(row + i);
                if (isHot(bits)) {
                    byte[] name = hotChannel(bits);
                    out.appendBytes(name, 0, name.length);
                } else {
                    text.clear();
                    text.utf8(CHANNEL_PREFIX, 0, CHANNEL_PREFIX.length).number(channelNumber(bits));
                    out.appendBytes(text.bytes(), 0, text.length());
                }
            }
        };
    }

    /** Nine of ten links over a channel that is not hot tell its number. */
    private ColumnFill url() {
        RowRandom channels = random(CHANNEL);
        RowRandom folders = random(URL);
        TextBuffer text = new TextBuffer();
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                long channel = channels.bits(row + i);
                long bits = folders.bits(row + i);
                text.clear();
                text.utf8(URL_BEGIN, 0, URL_BEGIN.length);
                Letters.word(text, bits, 3);
                text.ascii('/');
                Letters.word(text, bits >>> 15, 4);
                text.ascii('/');
                Letters.word(text, bits >>> 35, 5);
                text.utf8(URL_END, 0, URL_END.length);
                if (!isHot(channel) && (bits >>> 60) * 10 >>> 4 != 0) {
                    text.utf8(CHANNEL_ID, 0, CHANNEL_ID.length).number(channelNumber(channel));
                }
                out.appendBytes(text.bytes(), 0, text.length());
            }
        };
    }

    private static boolean isHot(long bits) {
        return (bits & 1) == 0;
    }

    private static byte[] hotChannel(long bits) {
        return HOT_CHANNELS[(int) bits >>> 1 & HOT_CHANNELS.length - 1];
    }

    private static long channelNumber(long bits) {
        return (bits >>> 32) * CHANNELS >>> 32;
    }
}
