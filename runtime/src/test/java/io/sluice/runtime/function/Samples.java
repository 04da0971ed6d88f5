package io.sluice.runtime.function;

import io.sluice.function.AggregateFunction;
import io.sluice.function.DataType;
import io.sluice.function.KeyedFunction;
import io.sluice.function.Row;
import io.sluice.function.ScalarFunction;
import io.sluice.function.TableFunction;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Functions as an application would write them, for tests and scripts. */
public final class Samples {
    private Samples() {}

    /** Overloads, NULL, an error, a declared type. */
    public static final class Discount implements ScalarFunction {
        @DataType("DECIMAL(10, 2)")
        public BigDecimal eval(BigDecimal price, int percent) {
            if (percent > 100) {
                throw new IllegalArgumentException("more than all: " + percent);
            }
            return price == null
                    ? BigDecimal.ZERO
                    : price.multiply(BigDecimal.valueOf(100 - percent)).movePointLeft(2);
        }

        @DataType("DECIMAL(10, 2)")
        public BigDecimal eval(BigDecimal price) {
            return eval(price, 10);
        }

        @Override
        public String description() {
            return "The price with some percent off.";
        }
    }

    /** A class that knows nothing of the engine; any number of arguments. */
    public static final class Join {
        public String eval(String separator, String... parts) {
            return String.join(separator, parts);
        }
    }

    /** Each Java type there and back. */
    public static final class Echo {
        public record Point(int x, String name) {}

        public Boolean eval(Boolean v) {
            return v;
        }

        public Long eval(Long v) {
            return v;
        }

        public Double eval(Double v) {
            return v;
        }

        public LocalDate eval(LocalDate v) {
            return v;
        }

        public LocalDateTime eval(LocalDateTime v) {
            return v;
        }

        public Instant eval(Instant v) {
            return v;
        }

        public byte[] eval(byte[] v) {
            return v;
        }

        public List<Integer> eval(List<Integer> v) {
            return v;
        }

        public Map<String, Long> eval(Map<String, Long> v) {
            return v;
        }

        public Point eval(Point v) {
            return v;
        }
    }

    /** Not the same each time. */
    public static final class Dice implements ScalarFunction {
        public int eval(int sides) {
            return ThreadLocalRandom.current().nextInt(sides);
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }

    /** The middle value: follows changes, and two can be made one. */
    public static final class Middle implements AggregateFunction<Middle.Bag, Long> {
        public static final class Bag implements Serializable {
            private static final long serialVersionUID = 1;
            final TreeMap<Long, Long> counts = new TreeMap<>();
        }

        @Override
        public Bag createAccumulator() {
            return new Bag();
        }

        public void accumulate(Bag bag, long value) {
            bag.counts.merge(value, 1L, Long::sum);
        }

        public void retract(Bag bag, long value) {
            if (!bag.counts.containsKey(value)) {
                throw new IllegalStateException(value + " was never here");
            }
            bag.counts.merge(value, -1L, (a, b) -> a + b == 0 ? null : a + b);
        }

        public void merge(Bag bag, Bag other) {
            other.counts.forEach((value, count) -> bag.counts.merge(value, count, Long::sum));
        }

        @Override
        public Long result(Bag bag) {
            long rows = bag.counts.values().stream().mapToLong(Long::longValue).sum();
            long seen = 0;
            for (Map.Entry<Long, Long> entry : bag.counts.entrySet()) {
                seen += entry.getValue();
                if (2 * seen >= rows) {
                    return entry.getKey();
                }
            }
            return null;
        }
    }

    /** Two arguments, and no way back. */
    public static final class Longest implements AggregateFunction<String[], String> {
        @Override
        public String[] createAccumulator() {
            return new String[1];
        }

        public void accumulate(String[] best, String text, Integer bonus) {
            String padded = text == null ? null : text + "!".repeat(bonus == null ? 0 : bonus);
            if (padded != null && (best[0] == null || padded.length() > best[0].length())) {
                best[0] = padded;
            }
        }

        @Override
        public String result(String[] best) {
            return best[0];
        }
    }

    /** Rows of two columns. */
    public static final class Words extends TableFunction<Words.Word> {
        public record Word(String word, int length) {}

        public void eval(String text) {
            for (String word : text == null ? new String[0] : text.split(" ")) {
                if (word.equals("bad")) {
                    throw new IllegalArgumentException("a bad word");
                }
                collect(new Word(word, word.length()));
            }
        }
    }

    /** One row for a key that has been silent for ten seconds of event time, and a beat every minute of the clock. */
    public static final class Silence implements KeyedFunction<Silence.Seen, Silence.Event> {
        public static final class Seen implements Serializable {
            private static final long serialVersionUID = 1;
            Instant last;
            int rows;
        }

        public record Event(String who, String what, int rows) {}

        @Override
        public Seen createState() {
            return new Seen();
        }

        @Override
        public void onRow(Seen seen, Row row, Context<Event> context) {
            if (row.getString("note") != null) {
                throw new IllegalArgumentException("a note: " + row.getString("note"));
            }
            if (seen.last != null) {
                context.cancelEventTimer(seen.last.plusSeconds(10));
            } else {
                context.registerClockTimer(context.now().plusSeconds(60));
                context.emit(new Event((String) context.key(0), "hello", 0));
            }
            seen.rows++;
            Instant at = row.getInstant("ts");
            seen.last = seen.last == null || at.isAfter(seen.last) ? at : seen.last;
            context.registerEventTimer(seen.last.plusSeconds(10));
        }

        @Override
        public void onTimer(Seen seen, Instant time, Context<Event> context) {
            boolean silent = time.equals(seen.last.plusSeconds(10));
            context.emit(new Event((String) context.key(0), silent ? "silent" : "beat", seen.rows));
            if (silent) {
                context.clear();
            }
        }
    }

    /** Rows of one column. */
    public static final class Series extends TableFunction<Long> {
        public void eval(long from, long to) {
            for (long i = from; i <= to; i++) {
                collect(i);
            }
        }
    }
}
