package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.state.ExactSums;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Variances, covariances, correlation and regression of one or two columns of numbers. Keeps the sums of the values and of their products
 * exactly, so that rows that are taken back leave no trace, and rounds when a result is asked for.
 */
final class MomentsAccumulator implements Accumulator {
    /** Central moments that are smaller than this part of the sums they are the difference of are zero but for rounding. */
    private static final double ROUNDING = 0x1p-100;

    private final AggregateCall call;
    private final ExactSums[] sums;
    private final ExactSums[] products;
    private long[] counts = new long[8];

    MomentsAccumulator(AggregateCall call) {
        this.call = call;
        int columns = call.args().size();
        this.sums = new ExactSums[columns];
        this.products = new ExactSums[columns * (columns + 1) / 2];
        Arrays.setAll(sums, i -> new ExactSums());
        Arrays.setAll(products, i -> new ExactSums());
    }

    @Override
    public void ensureGroups(int bound) {
        for (ExactSums sum : sums) {
            sum.ensureGroups(bound);
        }
        for (ExactSums product : products) {
            product.ensureGroups(bound);
        }
        if (bound > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(bound, 2 * counts.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        boolean pair = sums.length == 2;
        for (int row = from; row < to; row++) {
            int id = ids[row];
            if (id == 0) {
                continue;
            }
            long weight = weights == null ? 1 : weights[row];
            double first = DoubleArguments.get(arguments[0], row);
            counts[id] += weight;
            sums[0].add(id, first, weight);
            addProduct(products[0], id, first, first, weight);
            if (pair) {
                double second = DoubleArguments.get(arguments[1], row);
                sums[1].add(id, second, weight);
                addProduct(products[1], id, first, second, weight);
                addProduct(products[2], id, second, second, weight);
            }
        }
    }

    /** Adds the whole product, not the rounded one. */
    private static void addProduct(ExactSums target, int id, double a, double b, long weight) {
        double product = a * b;
        target.add(id, product, weight);
        double error = Math.fma(a, b, -product);
        if (error != 0 && Double.isFinite(error)) {
            target.add(id, error, weight);
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        MomentsAccumulator from = (MomentsAccumulator) other;
        counts[target] += from.counts[source];
        for (int i = 0; i < sums.length; i++) {
            sums[i].addAll(target, from.sums[i], source);
        }
        for (int i = 0; i < products.length; i++) {
            products[i].addAll(target, from.products[i], source);
        }
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                long rows = counts[ids[i]];
                if (call.type().kind().isApproximate()) {
                    double result = rows == 0 ? Double.NaN : result(ids[i], rows);
                    if (rows == 0 || Double.isNaN(result) && isFinite(ids[i])) {
                        builder.appendNull();
                    } else {
                        builder.appendDouble(result);
                    }
                } else {
                    builder.appendLong(rows);
                }
            }
            return builder.build();
        }
    }

    private boolean isFinite(int id) {
        boolean finite = true;
        for (ExactSums product : products) {
            finite &= Double.isFinite(product.get(id));
        }
        return finite;
    }

    /** NaN where there is none, as of the slope of a vertical line. */
    private double result(int id, long rows) {
        double n = rows;
        return switch (call.function()) {
            case VAR_POP -> square(id, 0) / n;
            case VAR_SAMP -> rows < 2 ? Double.NaN : square(id, 0) / (n - 1);
            case STDDEV_POP -> Math.sqrt(square(id, 0) / n);
            case STDDEV_SAMP -> rows < 2 ? Double.NaN : Math.sqrt(square(id, 0) / (n - 1));
            case COVAR_POP -> mixed(id) / n;
            case COVAR_SAMP -> rows < 2 ? Double.NaN : mixed(id) / (n - 1);
            case CORR -> correlation(id);
            case REGR_SLOPE -> slope(id);
            case REGR_INTERCEPT -> (sums[0].get(id) - slope(id) * sums[1].get(id)) / n;
            case REGR_R2 -> determination(id);
            case REGR_AVGX -> sums[1].get(id) / n;
            case REGR_AVGY -> sums[0].get(id) / n;
            case REGR_SXX -> square(id, 1);
            case REGR_SYY -> square(id, 0);
            case REGR_SXY -> mixed(id);
            default -> throw new IllegalStateException("no moment: " + call.function());
        };
    }

    private double correlation(int id) {
        double first = square(id, 0);
        double second = square(id, 1);
        if (first == 0 || second == 0) {
            return Double.NaN;
        }
        double product = first * second;
        boolean normal = product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE;
        double scale = normal ? Math.sqrt(product) : Math.sqrt(first) * Math.sqrt(second);
        return Math.max(-1, Math.min(1, mixed(id) / scale));
    }

    /** The regression functions have the dependent column first. */
    private double slope(int id) {
        double independent = square(id, 1);
        return independent == 0 ? Double.NaN : mixed(id) / independent;
    }

    private double determination(int id) {
        double dependent = square(id, 0);
        double independent = square(id, 1);
        if (independent == 0 || dependent == 0) {
            return independent == 0 ? Double.NaN : 1;
        }
        double mixed = mixed(id);
        return mixed / independent * (mixed / dependent);
    }

    /** Sum of the squared distances from the mean. */
    private double square(int id, int column) {
        return Math.max(0, central(id, column, column, products[2 * column]));
    }

    /** Sum of the products of both columns' distances from their means. */
    private double mixed(int id) {
        return central(id, 0, 1, products[1]);
    }

    private double central(int id, int a, int b, ExactSums products) {
        DoubleDouble whole = read(products, id);
        DoubleDouble ofMeans = read(sums[a], id).times(read(sums[b], id).dividedBy(counts[id]));
        double difference = whole.minus(ofMeans).value();
        return Math.abs(difference) <= ROUNDING * Math.abs(ofMeans.high()) ? 0 : difference;
    }

    /** The sum is exact: taking away its first 53 bits leaves the next. */
    private static DoubleDouble read(ExactSums sums, int id) {
        double high = sums.get(id);
        if (!Double.isFinite(high)) {
            return new DoubleDouble(high, 0);
        }
        sums.add(id, -high, 1);
        double low = sums.get(id);
        sums.add(id, high, 1);
        return new DoubleDouble(high, low);
    }

    @Override
    public void clear(int id) {
        counts[id] = 0;
        for (ExactSums sum : sums) {
            sum.clear(id);
        }
        for (ExactSums product : products) {
            product.clear(id);
        }
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        writer.writeLongs(prefix + "counts", counts, bound);
        for (int i = 0; i < sums.length; i++) {
            sums[i].snapshot(writer, prefix + "sum" + i + ".", bound);
        }
        for (int i = 0; i < products.length; i++) {
            products[i].snapshot(writer, prefix + "product" + i + ".", bound);
        }
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        counts = reader.readLongs(prefix + "counts");
        for (int i = 0; i < sums.length; i++) {
            sums[i].restore(reader, prefix + "sum" + i + ".");
        }
        for (int i = 0; i < products.length; i++) {
            products[i].restore(reader, prefix + "product" + i + ".");
        }
        ensureGroups(counts.length);
    }

    @Override
    public long stateBytes() {
        long bytes = 8L * counts.length;
        for (ExactSums sum : sums) {
            bytes += sum.stateBytes();
        }
        for (ExactSums product : products) {
            bytes += product.stateBytes();
        }
        return bytes;
    }

    @Override
    public void close() {}
}
