package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.sql.diagnostic.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** NEGATE, ABS, SIGN, FLOOR, CEIL, ROUND and TRUNCATE of DECIMAL. */
final class DecimalFunction implements Kernel {
    private final ScalarOp op;
    private final SqlType type;
    private final int scale;

    DecimalFunction(ScalarOp op, SqlType type, SqlType arg) {
        this.op = op;
        this.type = type;
        this.scale = arg.scale();
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (ColumnBuilder target = ColumnBuilders.create(type, context.allocator())) {
            for (int row = 0; row < rowCount; row++) {
                if (Nulls.any(args, row)) {
                    target.appendNull();
                    continue;
                }
                BigDecimal x = Decimals.get(args[0].data() + args[0].stride(16) * row, scale);
                BigDecimal exact = args.length == 1 ? compute(x) : rounded(x, Digits.get(args[1], row));
                append(target, exact, x, row, context);
            }
            return target.build();
        }
    }

    private void append(ColumnBuilder target, BigDecimal result, BigDecimal x, int row, KernelContext context) {
        if (type.kind() != TypeKind.DECIMAL) {
            target.appendValue(result);
            return;
        }
        BigDecimal fitted = result.setScale(type.scale(), RoundingMode.HALF_UP);
        if (fitted.precision() > type.precision()) {
            String text = op.symbol() + "(" + x.toPlainString() + ")";
            context.fail(row, ErrorCode.NUMERIC_OVERFLOW, text + " does not fit " + type);
            target.appendNull();
        } else {
            target.appendValue(fitted);
        }
    }

    private BigDecimal compute(BigDecimal x) {
        return switch (op) {
            case NEGATE -> x.negate();
            case ABS -> x.abs();
            case SIGN -> BigDecimal.valueOf(x.signum());
            case FLOOR -> x.setScale(0, RoundingMode.FLOOR);
            case CEIL -> x.setScale(0, RoundingMode.CEILING);
            case ROUND -> x.setScale(0, RoundingMode.HALF_UP);
            case TRUNCATE -> x.setScale(0, RoundingMode.DOWN);
            default -> throw new IllegalStateException(op.name());
        };
    }

    private BigDecimal rounded(BigDecimal x, int digits) {
        if (digits >= x.scale()) {
            return x;
        }
        return x.setScale(digits, op == ScalarOp.ROUND ? RoundingMode.HALF_UP : RoundingMode.DOWN);
    }
}
