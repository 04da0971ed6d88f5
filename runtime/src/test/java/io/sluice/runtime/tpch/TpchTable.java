package io.sluice.runtime.tpch;

import java.util.Locale;

/** The eight tables. */
enum TpchTable {
    REGION,
    NATION,
    SUPPLIER,
    CUSTOMER,
    PART,
    PARTSUPP,
    ORDERS,
    LINEITEM;

    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
