package io.sluice.runtime.batch;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Which Arrow vector holds which {@link SqlType}. */
public final class ColumnTypes {
    private ColumnTypes() {}

    /** Bytes of one value in the data buffer; 0 for BOOLEAN (one bit) and −1 for kinds without a fixed width. */
    public static int byteWidth(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN, NULL -> 0;
            case TINYINT -> 1;
            case SMALLINT -> 2;
            case INTEGER, REAL, DATE, INTERVAL_YEAR -> 4;
            case BIGINT, DOUBLE, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY -> 8;
            case DECIMAL -> 16;
            case VARCHAR, VARBINARY, ARRAY, MAP, ROW -> -1;
        };
    }

    /** An Arrow field for a column; a bare NULL is carried as BOOLEAN. */
    public static org.apache.arrow.vector.types.pojo.Field arrowField(String name, SqlType type) {
        FieldType fieldType = new FieldType(type.nullable(), arrowType(type), null);
        return new org.apache.arrow.vector.types.pojo.Field(name, fieldType, children(type));
    }

    public static Schema arrowSchema(RowType rowType) {
        return new Schema(rowType.fields().stream()
                .map(field -> arrowField(field.name(), field.type()))
                .toList());
    }

    /** A new empty vector, not yet allocated. */
    public static FieldVector newVector(SqlType type, BufferAllocator allocator) {
        // A nullable vector keeps its validity buffer whatever the declared type says.
        return arrowField("", type.withNullable(true)).createVector(allocator);
    }

    private static List<org.apache.arrow.vector.types.pojo.Field> children(SqlType type) {
        List<Field> fields = type.fields();
        return switch (type.kind()) {
            case ARRAY -> List.of(arrowField("$data$", fields.get(0).type()));
            case MAP ->
                List.of(new org.apache.arrow.vector.types.pojo.Field(
                        "entries",
                        FieldType.notNullable(ArrowType.Struct.INSTANCE),
                        List.of(
                                arrowField("key", fields.get(0).type().withNullable(false)),
                                arrowField("value", fields.get(1).type()))));
            // Field names of a struct must be unique for Arrow; the SQL type keeps the real ones.
            case ROW ->
                IntStream.range(0, fields.size())
                        .mapToObj(i -> arrowField("f" + i, fields.get(i).type()))
                        .toList();
            default -> List.of();
        };
    }

    private static ArrowType arrowType(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN, NULL -> ArrowType.Bool.INSTANCE;
            case TINYINT -> new ArrowType.Int(8, true);
            case SMALLINT -> new ArrowType.Int(16, true);
            case INTEGER -> new ArrowType.Int(32, true);
            case BIGINT -> new ArrowType.Int(64, true);
            case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case DECIMAL -> new ArrowType.Decimal(type.precision(), type.scale(), 128);
            case VARCHAR -> ArrowType.Utf8.INSTANCE;
            case VARBINARY -> ArrowType.Binary.INSTANCE;
            case DATE -> new ArrowType.Date(DateUnit.DAY);
            case TIME -> new ArrowType.Time(TimeUnit.NANOSECOND, 64);
            case TIMESTAMP -> new ArrowType.Timestamp(unit(type), null);
            case TIMESTAMP_LTZ -> new ArrowType.Timestamp(unit(type), "UTC");
            case INTERVAL_DAY -> new ArrowType.Duration(TimeUnit.NANOSECOND);
            case INTERVAL_YEAR -> new ArrowType.Interval(IntervalUnit.YEAR_MONTH);
            case ARRAY -> ArrowType.List.INSTANCE;
            case MAP -> new ArrowType.Map(false);
            case ROW -> ArrowType.Struct.INSTANCE;
        };
    }

    private static TimeUnit unit(SqlType type) {
        return switch (type.timeUnit()) {
            case MILLIS -> TimeUnit.MILLISECOND;
            case MICROS -> TimeUnit.MICROSECOND;
            case NANOS -> TimeUnit.NANOSECOND;
        };
    }
}
