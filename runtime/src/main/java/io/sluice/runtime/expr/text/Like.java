package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.Arrays;

/** LIKE and ILIKE; a pattern that is the same for all rows is taken apart once a batch. */
final class Like implements Kernel {
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);
    private static final byte[] NO_ESCAPE = {};

    private final boolean ignoreCase;
    private final Letters letters = new Letters(false);
    private byte[] scratch = new byte[64];

    Like(boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        boolean fixed = args[1].isConstant() && (args.length == 2 || args[2].isConstant());
        LikePattern pattern = fixed ? pattern(args, 0) : null;
        try (NewColumn target = NewColumn.fixed(BOOLEAN, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int start = 0; start < rowCount; start += 64) {
                int end = Math.min(rowCount, start + 64);
                long word = 0;
                for (int row = start; row < end; row++) {
                    LikePattern current = fixed ? pattern : pattern(args, row);
                    if (current == null) {
                        fail(args, row, target, context);
                    } else if (matches(current, args[0].start(row), args[0].length(row))) {
                        word |= 1L << row;
                    }
                }
                Memory.putLong(target.data() + (start >>> 3), word);
            }
            return target.build();
        }
    }

    private boolean matches(LikePattern pattern, long text, int length) {
        if (ignoreCase) {
            return pattern.matches(letters.convert(text, length), letters.length());
        }
        byte[] literal = pattern.literal();
        return switch (pattern.shape()) {
            case EXACT -> length == literal.length && Utf8.matches(text, literal, length);
            case PREFIX -> length >= literal.length && Utf8.matches(text, literal, literal.length);
            case SUFFIX ->
                length >= literal.length && Utf8.matches(text + length - literal.length, literal, literal.length);
            case CONTAINS -> Utf8.indexOf(text, length, literal, literal.length) >= 0;
            case GENERAL -> {
                if (scratch.length < length) {
                    scratch = new byte[length * 2];
                }
                Memory.copy(text, scratch, 0, length);
                yield pattern.matches(scratch, length);
            }
        };
    }

    private LikePattern pattern(Operand[] args, int row) {
        byte[] bytes = TextKernels.bytes(args[1], row);
        if (ignoreCase) {
            byte[] lower = letters.convert(args[1].start(row), args[1].length(row));
            bytes = Arrays.copyOf(lower, letters.length());
        }
        return LikePattern.of(bytes, args.length == 2 ? NO_ESCAPE : TextKernels.bytes(args[2], row));
    }

    private static void fail(Operand[] args, int row, NewColumn target, KernelContext context) {
        if (!Nulls.any(args, row)) {
            context.fail(row, ErrorCode.INVALID_ARGUMENT, "the LIKE pattern ends with its escape character");
            target.setNull(row);
        }
    }
}
