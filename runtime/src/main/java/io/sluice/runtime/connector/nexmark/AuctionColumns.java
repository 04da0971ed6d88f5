package io.sluice.runtime.connector.nexmark;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.connector.RowRandom;

/** Things on sale. */
final class AuctionColumns implements TableColumns {
    static final RowType ROW_TYPE = RowType.of(
            new Field("id", SqlType.bigint().withNullable(false)),
            new Field("item_name", SqlType.varchar().withNullable(false)),
            new Field("description", SqlType.varchar().withNullable(false)),
            new Field("initial_bid", SqlType.bigint().withNullable(false)),
            new Field("reserve", SqlType.bigint().withNullable(false)),
            new Field("date_time", SqlType.timestamp(3).withNullable(false)),
            new Field("expires", SqlType.timestamp(3).withNullable(false)),
            new Field("seller", SqlType.bigint().withNullable(false)),
            new Field("category", SqlType.bigint().withNullable(false)),
            new Field("extra", SqlType.varchar().withNullable(false)));

    private static final int FIRST_CATEGORY = 10;
    private static final int CATEGORIES = 5;

    /** An auction is open while on average so many events happen: those that bring a hundred further auctions. */
    private static final long OPEN_EVENTS = 100 * 50 / 3;

    private static final int NAME = 0;
    private static final int DESCRIPTION = 1;
    private static final int BID = 2;
    private static final int RESERVE = 3;
    private static final int EXPIRES = 4;
    private static final int SELLER = 5;
    private static final int CATEGORY = 6;
    private static final int EXTRA = 7;

    private final EventModel model;

    AuctionColumns(EventModel model) {
        this.model = model;
    }

    @Override
    public ColumnFill fill(String name, SqlType type) {
        return switch (name) {
            case "id" -> EventModel.id();
            case "item_name" -> new Letters(random(NAME), 5, 20);
            case "description" -> new Letters(random(DESCRIPTION), 20, 100);
            case "initial_bid" -> initialBid();
            case "reserve" -> reserve();
            case "date_time" -> model.dateTime(NexmarkTable.AUCTION, type);
            case "expires" -> expires(type);
            case "seller" -> seller();
            case "category" -> category();
            case "extra" -> new Letters(random(EXTRA), 200, 400);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private RowRandom random(int purpose) {
        return model.random(NexmarkTable.AUCTION, purpose);
    }

    private ColumnFill initialBid() {
        RowRandom random = random(BID);
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                out.appendLong(Prices.of(random.bits(row + i)));
            }
        };
    }

    private ColumnFill reserve() {
        RowRandom initial = random(BID);
        RowRandom more = random(RESERVE);
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                out.appendLong(Prices.of(initial.bits(row + i)) + Prices.of(more.bits(row + i)));
            }
        };
    }

    private ColumnFill expires(SqlType type) {
        RowRandom random = random(EXPIRES);
        long unitsPerMilli = EventModel.unitsPerMilli(type);
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                long event = NexmarkTable.AUCTION.event(row + i);
                long begin = model.millis(event);
                long mean = model.millis(event + OPEN_EVENTS) - begin;
                out.appendLong((begin + 1 + random.below(row + i, Math.max(1, 2 * mean))) * unitsPerMilli);
            }
        };
    }

    private ColumnFill seller() {
        RowRandom random = random(SELLER);
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                out.appendLong(EventModel.person(random.bits(row + i), NexmarkTable.AUCTION.event(row + i)));
            }
        };
    }

    private ColumnFill category() {
        RowRandom random = random(CATEGORY);
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                out.appendLong(FIRST_CATEGORY + random.small(row + i, CATEGORIES));
            }
        };
    }
}
