package io.sluice.examples.embedding;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.function.AggregateFunction;
import io.sluice.function.TableFunction;

/** Functions of the application in SQL: a lambda, a table function, an aggregate that follows changes. */
public final class OwnFunctions {
    /** One row for each word of a text. */
    public static final class Words extends TableFunction<Words.Word> {
        public record Word(String word, int length) {}

        public void eval(String text) {
            for (String word : text.split(" ")) {
                collect(new Word(word, word.length()));
            }
        }
    }

    /** The geometric mean: sums logarithms, so that a row can be taken back. */
    public static final class GeometricMean implements AggregateFunction<double[], Double> {
        @Override
        public double[] createAccumulator() {
            return new double[2];
        }

        public void accumulate(double[] sum, double value) {
            sum[0] += Math.log(value);
            sum[1]++;
        }

        public void retract(double[] sum, double value) {
            sum[0] -= Math.log(value);
            sum[1]--;
        }

        @Override
        public Double result(double[] sum) {
            return sum[1] == 0 ? null : Math.exp(sum[0] / sum[1]);
        }
    }

    public static void main(String[] args) {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.registerFunction("shout", String.class, String.class, text -> text == null ? null : text + "!");
            ctx.registerFunction("words", new Words());
            ctx.registerFunction("geometric_mean", new GeometricMean());
            ctx.execute("CREATE TABLE lines (id INT PRIMARY KEY, text VARCHAR)");
            ctx.execute("CREATE MATERIALIZED VIEW lengths AS SELECT ROUND(geometric_mean(w.length), 2) AS mean"
                    + " FROM lines AS l, LATERAL TABLE(words(l.text)) AS w");
            ctx.execute("INSERT INTO lines VALUES (1, 'to be or not'), (2, 'question')");
            print(ctx);
            ctx.execute("DELETE FROM lines WHERE id = 2");
            print(ctx);
        }
    }

    private static void print(SqlStreamContext ctx) {
        try (QueryResult mean = ctx.query("SELECT shout(CAST(mean AS VARCHAR)) FROM lengths")) {
            while (mean.next()) {
                System.out.println(mean.getString(0));
            }
        }
    }
}
