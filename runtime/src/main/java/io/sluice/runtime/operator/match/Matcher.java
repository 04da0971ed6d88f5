package io.sluice.runtime.operator.match;

import io.sluice.runtime.operator.OperatorContext;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Arrays;

/** Tries to match the pattern from one row on: backtracks through the program, preferred ways first. */
final class Matcher {
    private static final long MOST_STEPS = 50_000_000;

    private final MatchSpec spec;
    private final PatternProgram program;
    private final SymbolConditions[] conditions;
    private final int lookAhead;
    private final Mapping mapping = new Mapping();
    /** Where to go on when the way taken fails: instruction and length of the mapping. */
    private int[] waits = new int[64];

    private int waiting;
    private Region region;
    private int newFrom;
    private int reach;

    Matcher(MatchSpec spec, OperatorContext context, SlotValues values, int lookAhead) {
        this.spec = spec;
        this.program = PatternProgram.of(spec.pattern());
        this.lookAhead = lookAhead;
        this.conditions = new SymbolConditions[spec.symbols().size()];
        for (int i = 0; i < conditions.length; i++) {
            int symbol = i;
            conditions[i] = spec.definitions()
                    .get(i)
                    .map(condition -> new SymbolConditions(symbol, condition, spec.definitionSlots(), values, context))
                    .orElse(null);
        }
    }

    /** @param firstNewRow errors of conditions are reported for rows from this one on */
    void enter(Region rows, int firstNewRow) {
        region = rows;
        newFrom = firstNewRow;
    }

    void leave() {
        region = null;
        for (SymbolConditions condition : conditions) {
            if (condition != null) {
                condition.forget();
            }
        }
    }

    /** Whether a match begins at a row; then {@link #mapping} has it. */
    boolean matches(int start, long matchNumber) {
        mapping.begin(start);
        waiting = 0;
        reach = start;
        int at = 0;
        long steps = 0;
        while (true) {
            if (++steps > MOST_STEPS) {
                throw new SluiceException(
                        ErrorCode.RESOURCE_EXHAUSTED,
                        "the pattern needs more than " + MOST_STEPS
                                + " steps from one row; make its variables exclude each other, or limit it by WITHIN");
            }
            boolean goesOn = true;
            switch (program.code(at)) {
                case PatternProgram.ROW -> {
                    goesOn = takeRow(program.first(at), program.second(at) != 0, matchNumber);
                    at++;
                }
                case PatternProgram.SPLIT -> {
                    push(program.second(at), mapping.length());
                    at = program.first(at);
                }
                case PatternProgram.JUMP -> at = program.first(at);
                default -> {
                    if (!spec.anchoredEnd() || atEnd()) {
                        return true;
                    }
                    goesOn = false;
                }
            }
            if (!goesOn) {
                if (waiting == 0) {
                    return false;
                }
                mapping.cut(waits[--waiting]);
                at = waits[--waiting];
            }
        }
    }

    Mapping mapping() {
        return mapping;
    }

    /** The last row that {@link #matches} has looked at, or the number of rows if it would have looked further. */
    int reach() {
        return Math.min(reach, region.size());
    }

    private boolean atEnd() {
        reach = region.size();
        return mapping.start() + mapping.length() == region.size();
    }

    private boolean takeRow(int symbol, boolean excluded, long matchNumber) {
        int row = mapping.start() + mapping.length();
        reach = Math.max(reach, row + lookAhead);
        if (row >= region.size() || !isWithin(row)) {
            return false;
        }
        mapping.add(symbol, excluded);
        return conditions[symbol] == null || conditions[symbol].holds(region, mapping, matchNumber, newFrom);
    }

    private boolean isWithin(int row) {
        if (spec.withinUnits() == Long.MAX_VALUE) {
            return true;
        }
        int column = spec.timeColumn();
        return region.time(column, row) - region.time(column, mapping.start()) < spec.withinUnits();
    }

    private void push(int at, int length) {
        if (waiting + 2 > waits.length) {
            waits = Arrays.copyOf(waits, 2 * waits.length);
        }
        waits[waiting++] = at;
        waits[waiting++] = length;
    }
}
