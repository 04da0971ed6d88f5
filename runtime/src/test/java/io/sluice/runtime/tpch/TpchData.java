package io.sluice.runtime.tpch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of the eight tables, the same for the same size and seed. There are fewer nations, brands and kinds of parts than the benchmark has, so that
 * every query finds rows in a small data set.
 */
final class TpchData {
    private static final String[] REGIONS = {"AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST"};
    /** Two of each region, in their order. */
    private static final String[] NATIONS = {
        "KENYA", "MOROCCO", "BRAZIL", "CANADA", "CHINA", "INDIA", "FRANCE", "GERMANY", "EGYPT", "SAUDI ARABIA"
    };

    private static final String[] COLOURS = {"almond", "azure", "forest", "green", "ivory", "plum"};
    private static final LocalDate FIRST_ORDER = LocalDate.of(1992, 1, 1);
    private static final int ORDER_DAYS = 2_405;
    private static final LocalDate TODAY = LocalDate.of(1995, 6, 17);

    private final Map<TpchTable, List<Object[]>> rows = new EnumMap<>(TpchTable.class);
    private final TpchRandom random;
    private final int suppliers;
    private final int customers;
    private final int parts;

    /** @param orders about four lines belong to each */
    TpchData(int orders, long seed) {
        random = new TpchRandom(seed);
        suppliers = Math.max(20, orders / 75);
        customers = Math.max(30, orders / 10);
        parts = Math.max(40, orders / 8);
        for (TpchTable table : TpchTable.values()) {
            rows.put(table, new ArrayList<>());
        }
        places();
        suppliers();
        customers();
        parts();
        for (int order = 1; order <= orders; order++) {
            order(order);
        }
    }

    List<Object[]> rows(TpchTable table) {
        return rows.get(table);
    }

    private void add(TpchTable table, Object... row) {
        rows.get(table).add(row);
    }

    private void places() {
        for (int i = 0; i < REGIONS.length; i++) {
            add(TpchTable.REGION, i, REGIONS[i], random.words(3));
        }
        for (int i = 0; i < NATIONS.length; i++) {
            add(TpchTable.NATION, i, NATIONS[i], i / 2, random.words(3));
        }
    }

    private void suppliers() {
        for (int i = 1; i <= suppliers; i++) {
            int nation = i % NATIONS.length;
            add(
                    TpchTable.SUPPLIER,
                    i,
                    "Supplier#" + i,
                    random.words(2),
                    nation,
                    random.phone(nation),
                    random.money(-99_999, 999_999),
                    random.words(6));
        }
    }

    private void customers() {
        for (int i = 1; i <= customers; i++) {
            int nation = random.between(0, NATIONS.length - 1);
            add(
                    TpchTable.CUSTOMER,
                    i,
                    "Customer#" + i,
                    random.words(2),
                    nation,
                    random.phone(nation),
                    random.money(-99_999, 999_999),
                    random.oneOf("AUTOMOBILE", "BUILDING", "FURNITURE"),
                    random.words(5));
        }
    }

    private void parts() {
        for (int i = 1; i <= parts; i++) {
            add(
                    TpchTable.PART,
                    i,
                    random.oneOf(COLOURS) + " " + random.oneOf(COLOURS) + " " + random.oneOf(COLOURS),
                    "Manufacturer#" + random.between(1, 3),
                    "Brand#" + random.oneOf("12", "23", "34", "45"),
                    random.oneOf("STANDARD", "ECONOMY", "PROMO") + " " + random.oneOf("ANODIZED", "BRUSHED") + " "
                            + random.oneOf("STEEL", "BRASS"),
                    random.between(1, 15),
                    random.oneOf("SM CASE", "SM BOX", "MED BAG", "MED BOX", "LG CASE", "LG BOX"),
                    retailPrice(i),
                    random.words(2));
            for (int j = 0; j < 4; j++) {
                add(
                        TpchTable.PARTSUPP,
                        i,
                        supplierOf(i, j),
                        random.between(1, 300),
                        random.money(100, 100_000),
                        random.words(4));
            }
        }
    }

    private static BigDecimal retailPrice(int part) {
        return BigDecimal.valueOf(90_000L + part / 10 % 20_001 + 100L * (part % 1_000), 2);
    }

    /** The {@code j}th of the four suppliers of a part, from 0: four different ones, with however few suppliers. */
    private int supplierOf(int part, int j) {
        return (part + (part - 1) / suppliers + j * (suppliers / 4)) % suppliers + 1;
    }

    private void order(int order) {
        // Every third customer orders nothing.
        int customer = random.between(1, customers / 3) * 3 - random.between(1, 2);
        LocalDate date = FIRST_ORDER.plusDays(random.between(0, ORDER_DAYS));
        int lines = random.between(1, 7);
        BigDecimal total = BigDecimal.ZERO;
        int shipped = 0;
        for (int line = 1; line <= lines; line++) {
            int part = random.between(1, parts);
            int quantity = random.between(1, 50);
            BigDecimal price = retailPrice(part).multiply(BigDecimal.valueOf(quantity));
            BigDecimal discount = random.money(0, 10);
            BigDecimal tax = random.money(0, 8);
            LocalDate ship = date.plusDays(random.between(1, 121));
            LocalDate receipt = ship.plusDays(random.between(1, 30));
            boolean isShipped = !ship.isAfter(TODAY);
            shipped += isShipped ? 1 : 0;
            add(
                    TpchTable.LINEITEM,
                    order,
                    part,
                    supplierOf(part, random.between(0, 3)),
                    line,
                    BigDecimal.valueOf(quantity).setScale(2),
                    price,
                    discount,
                    tax,
                    receipt.isAfter(TODAY) ? "N" : random.oneOf("R", "A"),
                    isShipped ? "F" : "O",
                    ship,
                    date.plusDays(random.between(30, 90)),
                    receipt,
                    random.oneOf("DELIVER IN PERSON", "COLLECT COD", "NONE", "TAKE BACK RETURN"),
                    random.oneOf("REG AIR", "AIR", "RAIL", "SHIP", "TRUCK", "MAIL", "FOB"),
                    random.words(3));
            total = total.add(price.multiply(BigDecimal.ONE.add(tax)).multiply(BigDecimal.ONE.subtract(discount)));
        }
        add(
                TpchTable.ORDERS,
                order,
                customer,
                shipped == lines ? "F" : shipped == 0 ? "O" : "P",
                total.setScale(2, RoundingMode.HALF_UP),
                date,
                random.oneOf("1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW"),
                "Clerk#" + random.between(1, 10),
                0,
                random.words(8));
    }
}
