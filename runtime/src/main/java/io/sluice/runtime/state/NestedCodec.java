package io.sluice.runtime.state;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nested values as byte strings, equal exactly when the values are equal. Not a hot path: goes through Java objects. */
final class NestedCodec {
    private NestedCodec() {}

    static byte[] encode(SqlType type, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(type, value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Object decode(SqlType type, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(type, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(SqlType type, Object value, DataOutputStream out) throws IOException {
        out.writeBoolean(value != null);
        if (value == null) {
            return;
        }
        switch (type.kind()) {
            case BOOLEAN, NULL -> out.writeBoolean((Boolean) value);
            // Adding zero turns −0.0 into 0.0; writeDouble gives all NaNs the same bits.
            case REAL, DOUBLE -> out.writeDouble(((Number) value).doubleValue() + 0.0);
            case DECIMAL -> writeBytes(((BigDecimal) value).unscaledValue().toByteArray(), out);
            case VARCHAR -> writeBytes(((String) value).getBytes(StandardCharsets.UTF_8), out);
            case VARBINARY -> writeBytes((byte[]) value, out);
            case ARRAY -> {
                List<?> items = (List<?>) value;
                out.writeInt(items.size());
                for (Object item : items) {
                    write(type.fields().get(0).type(), item, out);
                }
            }
            case MAP -> {
                Map<?, ?> map = (Map<?, ?>) value;
                out.writeInt(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    write(type.fields().get(0).type(), entry.getKey(), out);
                    write(type.fields().get(1).type(), entry.getValue(), out);
                }
            }
            case ROW -> {
                List<?> items = (List<?>) value;
                for (int i = 0; i < items.size(); i++) {
                    write(type.fields().get(i).type(), items.get(i), out);
                }
            }
            default -> out.writeLong(((Number) value).longValue());
        }
    }

    private static Object read(SqlType type, DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN, NULL -> in.readBoolean();
            case REAL -> (float) in.readDouble();
            case DOUBLE -> in.readDouble();
            case DECIMAL -> new BigDecimal(new BigInteger(readBytes(in)), type.scale());
            case VARCHAR -> new String(readBytes(in), StandardCharsets.UTF_8);
            case VARBINARY -> readBytes(in);
            case ARRAY -> {
                int size = in.readInt();
                List<Object> items = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    items.add(read(type.fields().get(0).type(), in));
                }
                yield items;
            }
            case MAP -> {
                int size = in.readInt();
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    Object key = read(type.fields().get(0).type(), in);
                    map.put(key, read(type.fields().get(1).type(), in));
                }
                yield map;
            }
            case ROW -> {
                List<Object> items = new ArrayList<>();
                for (Field field : type.fields()) {
                    items.add(read(field.type(), in));
                }
                yield items;
            }
            default -> in.readLong();
        };
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
