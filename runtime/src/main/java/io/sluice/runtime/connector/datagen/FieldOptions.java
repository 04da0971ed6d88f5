package io.sluice.runtime.connector.datagen;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.SourceContext;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.TextValue;
import io.sluice.runtime.connector.DurationText;
import io.sluice.runtime.connector.RowRandom;
import io.sluice.sql.diagnostic.NameSuggester;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the {@code fields.…} options of one column and makes its generator. */
final class FieldOptions {
    private static final String PREFIX = "fields.";
    private static final long DEFAULT_MAX = 1_000_000;
    private static final int DEFAULT_LENGTH = 10;
    private static final int MAX_LENGTH = 1 << 20;

    private final ConnectorOptions options;
    private final Field field;
    private final RowRandom random;

    private FieldOptions(SourceContext context, int column) {
        this.options = context.options();
        this.field = context.rowType().field(column);
        this.random = new RowRandom(options.integer(DatagenConnector.SEED).orElseThrow(), column);
    }

    /** One generator for each column; INVALID_OPTION for an option of a column there is not. */
    static List<FieldGenerator> generators(SourceContext context) {
        checkNames(context.options(), context.rowType());
        List<FieldGenerator> generators = new ArrayList<>();
        for (int column = 0; column < context.rowType().size(); column++) {
            generators.add(new FieldOptions(context, column).generator());
        }
        return generators;
    }

    private static void checkNames(ConnectorOptions options, RowType rowType) {
        for (String given : options.given()) {
            if (given.startsWith(PREFIX)) {
                String name = given.substring(PREFIX.length(), given.lastIndexOf('.'));
                if (rowType.indexOf(name) < 0) {
                    throw options.invalid(
                            given,
                            "option \"" + given + "\" names no column",
                            NameSuggester.hint(name, rowType.names()));
                }
            }
        }
    }

    private FieldGenerator generator() {
        SqlType type = field.type();
        String kind = options.text(name("kind")).orElse(type.kind().isTimestamp() ? "clock" : "random");
        return switch (kind) {
            case "clock" -> clockField();
            case "sequence" -> sequence();
            default -> random();
        };
    }

    private FieldGenerator clockField() {
        if (!field.type().kind().isTimestamp()) {
            throw options.invalid(
                    name("kind"), "only timestamps are filled from the clock", "kind = 'random' or 'sequence' fits");
        }
        return new ClockField(field.type().timeUnit().perSecond());
    }

    private FieldGenerator sequence() {
        SqlType type = field.type();
        if (type.kind() == TypeKind.VARCHAR) {
            return CountingField.text(
                    number("start", SqlType.bigint(), 0), end(SqlType.bigint()), step(SqlType.bigint()));
        }
        if (type.kind().isApproximate()) {
            return new RealField(real("start", 0), real("step", 1), null);
        }
        checkCountable(type);
        return CountingField.of(type, number("start", type, 0), end(type), step(type));
    }

    private FieldGenerator random() {
        SqlType type = field.type();
        if (type.kind() == TypeKind.BOOLEAN) {
            return (row, out) -> out.appendBoolean(random.bits(row) < 0);
        }
        if (type.kind() == TypeKind.VARCHAR) {
            return new LettersField(random, length());
        }
        if (type.kind().isApproximate()) {
            double min = real("min", 0);
            return new RealField(min, real("max", min + 1) - min, random);
        }
        checkCountable(type);
        long min = number("min", type, 0);
        long max = number("max", type, Math.max(min, Math.min(largest(type), DEFAULT_MAX)));
        if (max < min) {
            throw options.invalid(name("max"), "the largest value is below the smallest", "exchange min and max");
        }
        return CountingField.random(type, random, min, max);
    }

    private int length() {
        long length = options.integer(name("length"))
                .orElse(
                        field.type().precision() < 0
                                ? DEFAULT_LENGTH
                                : Math.min(DEFAULT_LENGTH, field.type().precision()));
        long most = field.type().precision() < 0 ? MAX_LENGTH : field.type().precision();
        if (length < 0 || length > most) {
            throw options.invalid(name("length"), "length must be between 0 and " + most, "");
        }
        return (int) length;
    }

    private Long end(SqlType type) {
        return options.text(name("end")).isEmpty() ? null : number("end", type, 0);
    }

    private long step(SqlType type) {
        if (!type.kind().isTimestamp()) {
            return number("step", type, 1);
        }
        String text = options.text(name("step")).orElse("1 second");
        long perSecond = type.timeUnit().perSecond();
        return DurationText.tryParse(text)
                .map(step -> step.toSeconds() * perSecond + step.getNano() / (1_000_000_000L / perSecond))
                .filter(units -> units > 0)
                .orElseThrow(() -> options.invalid(
                        name("step"),
                        "'" + text + "' is no step of a timestamp",
                        "write a duration, such as '100 ms'"));
    }

    /** The value as the number that columns of the type hold; a DECIMAL's without its point. */
    private long number(String part, SqlType type, long defaultValue) {
        String text = options.text(name(part)).orElse(null);
        if (text == null) {
            return type.kind() == TypeKind.DECIMAL ? scaled(BigDecimal.valueOf(defaultValue), type) : defaultValue;
        }
        Object value = (part.equals("step") && type.kind() == TypeKind.DATE
                        ? TextValue.parse(SqlType.bigint(), text)
                        : TextValue.parse(type, text))
                .orElseThrow(() -> options.invalid(name(part), "'" + text + "' is not a " + type, ""));
        return value instanceof BigDecimal decimal ? scaled(decimal, type) : ((Number) value).longValue();
    }

    private long scaled(BigDecimal value, SqlType type) {
        BigDecimal largest = BigDecimal.TEN.pow(Math.min(18, type.precision())).subtract(BigDecimal.ONE);
        return value.scaleByPowerOfTen(type.scale()).min(largest).longValue();
    }

    private double real(String part, double defaultValue) {
        String text = options.text(name(part)).orElse(null);
        return text == null
                ? defaultValue
                : (double) TextValue.parse(SqlType.of(TypeKind.DOUBLE), text)
                        .orElseThrow(() -> options.invalid(name(part), "'" + text + "' is not a number", ""));
    }

    private void checkCountable(SqlType type) {
        boolean countable = type.kind().isInteger()
                || type.kind() == TypeKind.DECIMAL
                || type.kind() == TypeKind.DATE
                || type.kind().isTimestamp();
        if (!countable) {
            throw options.invalid(
                    "connector",
                    "datagen cannot fill column \"" + field.name() + "\" of type " + type,
                    "leave the column out");
        }
    }

    private static long largest(SqlType type) {
        return switch (type.kind()) {
            case TINYINT -> Byte.MAX_VALUE;
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER, DATE -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private String name(String part) {
        return PREFIX + field.name().toLowerCase(Locale.ROOT) + "." + part;
    }
}
