package io.sluice.function;

import java.util.function.Consumer;

/**
 * Any number of rows for each row: a class with public methods {@code void eval(…)} that call {@link #collect}.
 *
 * <pre>{@code
 * public final class Words extends TableFunction<Words.Word> {
 *     public record Word(String word, int length) {}
 *     public void eval(String text) {
 *         for (String word : text.split(" ")) {
 *             collect(new Word(word, word.length()));
 *         }
 *     }
 * }
 * ctx.registerFunction("words", new Words());
 * ctx.query("SELECT l.id, w.word FROM lines AS l, LATERAL TABLE(words(l.text)) AS w");
 * }</pre>
 *
 * <p>Parameters as for {@link ScalarFunction}. The rows of a call that throws are left out, and so is the row it was called for.
 *
 * @param <R> a row: a record gives one column for each component, anything else is one column
 */
public abstract class TableFunction<R> implements UserDefinedFunction {
    private final ThreadLocal<Consumer<? super R>> collector = new ThreadLocal<>();

    /** For subclasses. */
    protected TableFunction() {}

    /** Gives one row; only within {@code eval}, on its thread. */
    protected final void collect(R row) {
        Consumer<? super R> target = collector.get();
        if (target == null) {
            throw new IllegalStateException("collect is for eval, and on its thread");
        }
        target.accept(row);
    }

    /** Says where rows go; for the engine. */
    public final void collectInto(Consumer<? super R> target) {
        if (target == null) {
            collector.remove();
        } else {
            collector.set(target);
        }
    }
}
