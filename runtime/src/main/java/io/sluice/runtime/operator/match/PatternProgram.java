package io.sluice.runtime.operator.match;

import io.sluice.planner.plan.MatchPattern;
import io.sluice.planner.plan.MatchPattern.Alternation;
import io.sluice.planner.plan.MatchPattern.Repetition;
import io.sluice.planner.plan.MatchPattern.Sequence;
import io.sluice.planner.plan.MatchPattern.Symbol;
import java.util.Arrays;
import java.util.List;

/** A pattern as instructions of a backtracking machine. */
final class PatternProgram {
    /** Takes a row that fits symbol {@code first}; {@code second} is 1 when it is not given out. */
    static final byte ROW = 0;
    /** Tries {@code first}, then {@code second}. */
    static final byte SPLIT = 1;
    /** Goes on at {@code first}. */
    static final byte JUMP = 2;
    /** The pattern has been found. */
    static final byte FOUND = 3;

    private byte[] codes = new byte[16];
    private int[] first = new int[16];
    private int[] second = new int[16];
    private int length;

    private PatternProgram() {}

    static PatternProgram of(MatchPattern pattern) {
        PatternProgram program = new PatternProgram();
        program.add(pattern);
        program.emit(FOUND, 0, 0);
        return program;
    }

    byte code(int at) {
        return codes[at];
    }

    int first(int at) {
        return first[at];
    }

    int second(int at) {
        return second[at];
    }

    private void add(MatchPattern pattern) {
        if (pattern instanceof Symbol symbol) {
            emit(ROW, symbol.index(), symbol.excluded() ? 1 : 0);
        } else if (pattern instanceof Sequence sequence) {
            sequence.parts().forEach(this::add);
        } else if (pattern instanceof Alternation alternation) {
            alternation(alternation.parts());
        } else {
            repetition((Repetition) pattern);
        }
    }

    private void alternation(List<MatchPattern> parts) {
        int[] ends = new int[parts.size() - 1];
        for (int i = 0; i < parts.size(); i++) {
            if (i == parts.size() - 1) {
                add(parts.get(i));
            } else {
                int split = emit(SPLIT, length + 1, 0);
                add(parts.get(i));
                ends[i] = emit(JUMP, 0, 0);
                second[split] = length;
            }
        }
        for (int end : ends) {
            first[end] = length;
        }
    }

    private void repetition(Repetition repetition) {
        for (int i = 0; i < repetition.least(); i++) {
            add(repetition.part());
        }
        if (repetition.most() < 0) {
            int split = emit(SPLIT, 0, 0);
            add(repetition.part());
            emit(JUMP, split, 0);
            branch(split, split + 1, length, repetition.reluctant());
            return;
        }
        int optional = repetition.most() - repetition.least();
        int[] splits = new int[optional];
        for (int i = 0; i < optional; i++) {
            splits[i] = emit(SPLIT, 0, 0);
            add(repetition.part());
        }
        for (int split : splits) {
            branch(split, split + 1, length, repetition.reluctant());
        }
    }

    private void branch(int split, int more, int done, boolean reluctant) {
        first[split] = reluctant ? done : more;
        second[split] = reluctant ? more : done;
    }

    private int emit(byte code, int one, int two) {
        if (length == codes.length) {
            codes = Arrays.copyOf(codes, 2 * length);
            first = Arrays.copyOf(first, 2 * length);
            second = Arrays.copyOf(second, 2 * length);
        }
        codes[length] = code;
        first[length] = one;
        second[length] = two;
        return length++;
    }
}
