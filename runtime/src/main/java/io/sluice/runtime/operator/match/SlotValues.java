package io.sluice.runtime.operator.match;

import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.MatchSlot;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.Values;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads slots: values of rows of a match, and aggregates over them. */
final class SlotValues {
    private final List<String> symbols;

    SlotValues(List<String> symbols) {
        this.symbols = symbols;
    }

    /**
     * Appends the value of a slot.
     *
     * @param current the row of the match that is looked at, counted from its first
     * @throws ArithmeticException when a sum overflows
     */
    void append(MatchSlot slot, Region region, Mapping mapping, int current, long matchNumber, ColumnBuilder out) {
        if (slot instanceof MatchSlot.Navigation navigation) {
            int row = find(navigation, mapping, navigation.running() ? current : mapping.length() - 1);
            if (row < 0 || row + navigation.physical() < 0 || row + navigation.physical() >= region.size()) {
                out.appendNull();
            } else {
                out.appendFrom(region.column(navigation.column()), row + navigation.physical());
            }
        } else if (slot instanceof MatchSlot.Aggregated aggregated) {
            aggregate(aggregated, region, mapping, aggregated.running() ? current : mapping.length() - 1, out);
        } else if (slot instanceof MatchSlot.Classifier classifier) {
            int row = classifier.running() ? current : mapping.length() - 1;
            byte[] name = symbols.get(mapping.symbol(row)).getBytes(StandardCharsets.UTF_8);
            out.appendBytes(name, 0, name.length);
        } else {
            out.appendLong(matchNumber);
        }
    }

    /** The row in the region; −1 when there is none. */
    private static int find(MatchSlot.Navigation slot, Mapping mapping, int last) {
        int step = slot.first() ? 1 : -1;
        int skip = slot.logical();
        for (int row = slot.first() ? 0 : last; row >= 0 && row <= last; row += step) {
            if (fits(slot.symbols(), mapping, row) && skip-- == 0) {
                return mapping.start() + row;
            }
        }
        return -1;
    }

    private static boolean fits(List<Integer> symbols, Mapping mapping, int row) {
        return symbols.isEmpty() || symbols.contains(mapping.symbol(row));
    }

    private static void aggregate(
            MatchSlot.Aggregated slot, Region region, Mapping mapping, int last, ColumnBuilder out) {
        Column column = slot.column() < 0 ? null : region.column(slot.column());
        long count = 0;
        int extreme = -1;
        Sum sum = new Sum(slot.type().kind());
        for (int row = 0; row <= last; row++) {
            int at = mapping.start() + row;
            if (!fits(slot.symbols(), mapping, row) || column != null && column.isNull(at)) {
                continue;
            }
            count++;
            if (slot.function() == AggregateFunction.SUM) {
                sum.add(Values.get(column, at));
            } else if (slot.function() != AggregateFunction.COUNT
                    && (extreme < 0 || beats(slot, column, at, extreme))) {
                extreme = at;
            }
        }
        if (slot.function() == AggregateFunction.COUNT) {
            out.appendLong(count);
        } else if (count == 0) {
            out.appendNull();
        } else if (slot.function() == AggregateFunction.SUM) {
            sum.append(out);
        } else {
            out.appendFrom(column, extreme);
        }
    }

    /** All values of a column are of the same class, and all but bytes and nested values compare with themselves. */
    @SuppressWarnings("unchecked")
    private static boolean beats(MatchSlot.Aggregated slot, Column column, int row, int best) {
        int order = ((Comparable<Object>) Values.get(column, row)).compareTo(Values.get(column, best));
        return slot.function() == AggregateFunction.MIN ? order < 0 : order > 0;
    }

    /** A sum in the type of its result. */
    private static final class Sum {
        private final TypeKind kind;
        private long whole;
        private double fraction;
        private BigDecimal decimal = BigDecimal.ZERO;

        Sum(TypeKind kind) {
            this.kind = kind;
        }

        void add(Object value) {
            switch (kind) {
                case DECIMAL ->
                    decimal = decimal.add(
                            value instanceof BigDecimal exact
                                    ? exact
                                    : BigDecimal.valueOf(((Number) value).longValue()));
                case DOUBLE, REAL -> fraction += ((Number) value).doubleValue();
                default -> whole = Math.addExact(whole, ((Number) value).longValue());
            }
        }

        void append(ColumnBuilder out) {
            switch (kind) {
                case DECIMAL -> out.appendValue(decimal);
                case DOUBLE, REAL -> out.appendDouble(fraction);
                default -> out.appendLong(whole);
            }
        }
    }
}
