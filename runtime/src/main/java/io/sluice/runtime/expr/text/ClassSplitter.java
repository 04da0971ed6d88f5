package io.sluice.runtime.expr.text;

import io.sluice.runtime.memory.Memory;

/** Cuts ASCII text by a table lookup for each byte, other text by the whole regular expression. */
final class ClassSplitter implements Splitter {
    private final boolean[] separates;
    private final boolean run;
    private final Splitter general;

    ClassSplitter(CharacterClass set, Splitter general) {
        this.separates = set.ascii();
        this.run = set.run();
        this.general = general;
    }

    @Override
    public void split(long text, int length, Parts parts) {
        boolean[] table = separates;
        int before = parts.count();
        int start = 0;
        boolean between = false;
        for (int at = 0; at < length; at++) {
            byte character = Memory.getByte(text + at);
            if (character < 0) {
                parts.truncate(before);
                general.split(text, length, parts);
                return;
            }
            if (table[character]) {
                if (!between) {
                    parts.add(text + start, at - start);
                }
                start = at + 1;
                between = run;
            } else {
                between = false;
            }
        }
        parts.add(text + start, length - start);
    }
}
