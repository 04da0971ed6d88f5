package io.sluice.runtime.expr.kernel;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** value [NOT] IN (constants): a sorted array for whole numbers, a table of bytes for strings, a set of objects for the rest. */
public abstract class MembershipKernel implements Kernel {
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);

    private final boolean withNull;
    private final boolean negated;

    private MembershipKernel(boolean withNull, boolean negated) {
        this.withNull = withNull;
        this.negated = negated;
    }

    /**
     * The test for values of a type.
     *
     * @param options in the Java form of the type, none null
     * @param withNull whether NULL is an option too, which makes every miss unknown
     */
    public static Kernel of(SqlType type, List<Object> options, boolean withNull, boolean negated) {
        if (Integers.isWhole(type.kind())) {
            return new Whole(options, withNull, negated);
        }
        if (type.kind() == TypeKind.VARCHAR || type.kind() == TypeKind.VARBINARY) {
            return new Bytes(options, withNull, negated);
        }
        return new Objects(options, withNull, negated);
    }

    abstract boolean contains(Operand value, int row);

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(BOOLEAN, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int start = 0; start < rowCount; start += 64) {
                int end = Math.min(rowCount, start + 64);
                long hits = 0;
                for (int row = start; row < end; row++) {
                    hits |= (contains(args[0], row) ? 1L : 0L) << row;
                }
                Memory.putLong(target.data() + (start >>> 3), negated ? ~hits : hits);
                if (withNull) {
                    long at = target.validity() + (start >>> 3);
                    Memory.putLong(at, Memory.getLong(at) & hits);
                }
            }
            return target.build();
        }
    }

    private static final class Whole extends MembershipKernel {
        private final long[] sorted;

        Whole(List<Object> options, boolean withNull, boolean negated) {
            super(withNull, negated);
            sorted = options.stream()
                    .mapToLong(option -> ((Number) option).longValue())
                    .sorted()
                    .toArray();
        }

        @Override
        boolean contains(Operand value, int row) {
            int width = ColumnTypes.byteWidth(value.type());
            return Arrays.binarySearch(sorted, Integers.get(value.data() + value.stride(width) * row, width)) >= 0;
        }
    }

    private static final class Bytes extends MembershipKernel {
        private final BytesSet set;

        Bytes(List<Object> options, boolean withNull, boolean negated) {
            super(withNull, negated);
            set = new BytesSet(options);
        }

        @Override
        boolean contains(Operand value, int row) {
            return set.contains(value.start(row), value.length(row));
        }
    }

    private static final class Objects extends MembershipKernel {
        private final Set<Object> set = new HashSet<>();

        Objects(List<Object> options, boolean withNull, boolean negated) {
            super(withNull, negated);
            options.forEach(option -> set.add(canonical(option)));
        }

        @Override
        boolean contains(Operand value, int row) {
            return set.contains(canonical(Values.get(value.column(), value.row(row))));
        }

        /** −0.0 equals 0.0 in SQL, not as an object. */
        private static Object canonical(Object value) {
            if (value instanceof Double number) {
                return number + 0.0;
            }
            return value instanceof Float number ? (Object) (number + 0.0f) : value;
        }
    }
}
