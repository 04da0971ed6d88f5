package io.sluice.benchmarks.peers.flink;

import org.apache.flink.table.functions.ScalarFunction;

/** How often a character occurs in a text: the user function of q14. */
public final class CountChar extends ScalarFunction {
    private static final long serialVersionUID = 1;

    /** @param character a text of one character */
    public long eval(String text, String character) {
        char wanted = character.charAt(0);
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == wanted) {
                count++;
            }
        }
        return count;
    }
}
