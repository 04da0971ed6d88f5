package io.sluice.runtime.connector.nexmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.connector.RowRandom;
import java.util.Arrays;

/** People who sell and bid. */
final class PersonColumns implements TableColumns {
    static final RowType ROW_TYPE = RowType.of(
            new Field("id", SqlType.bigint().withNullable(false)),
            new Field("name", SqlType.varchar().withNullable(false)),
            new Field("email_address", SqlType.varchar().withNullable(false)),
            new Field("credit_card", SqlType.varchar().withNullable(false)),
            new Field("city", SqlType.varchar().withNullable(false)),
            new Field("state", SqlType.varchar().withNullable(false)),
            new Field("date_time", SqlType.timestamp(3).withNullable(false)),
            new Field("extra", SqlType.varchar().withNullable(false)));

    private static final byte[][] FIRST_NAMES = texts(
            "Ada", "Bert", "Clara", "David", "Emma", "Farid", "Grace", "Hugo", "Ines", "Jakob", "Kim", "Lena", "Mara",
            "Nils", "Olga", "Paul");
    private static final byte[][] LAST_NAMES = texts(
            "Abel", "Brook", "Cruz", "Diaz", "Ernst", "Fields", "Gray", "Hall", "Ito", "Jones", "Klein", "Lopez",
            "Moore", "Novak", "Olsen", "Price");
    private static final byte[][] CITIES = texts(
            "Phoenix",
            "Los Angeles",
            "San Francisco",
            "Boise",
            "Portland",
            "Bend",
            "Redmond",
            "Seattle",
            "Kent",
            "Cheyenne");
    private static final byte[][] STATES = texts("AZ", "CA", "CA", "ID", "OR", "OR", "WA", "WA", "WA", "WY");

    private static final byte[] MAIL_END = ".com".getBytes(UTF_8);

    private static final int NAME = 0;
    private static final int MAIL = 1;
    private static final int CARD = 2;
    private static final int PLACE = 3;
    private static final int EXTRA = 4;

    private final EventModel model;

    PersonColumns(EventModel model) {
        this.model = model;
    }

    @Override
    public ColumnFill fill(String name, SqlType type) {
        return switch (name) {
            case "id" -> EventModel.id();
            case "name" -> name();
            case "email_address" -> mail();
            case "credit_card" -> card();
            case "city" -> oneOf(CITIES, random(PLACE));
            // City and state come from the same draw, so they fit each other.
            case "state" -> oneOf(STATES, random(PLACE));
            case "date_time" -> model.dateTime(NexmarkTable.PERSON, type);
            case "extra" -> new Letters(random(EXTRA), 40, 120);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private RowRandom random(int purpose) {
        return model.random(NexmarkTable.PERSON, purpose);
    }

    private ColumnFill name() {
        RowRandom random = random(NAME);
        TextBuffer text = new TextBuffer();
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                long bits = random.bits(row + i);
                byte[] first = FIRST_NAMES[(int) bits & 15];
                byte[] last = LAST_NAMES[(int) bits >>> 4 & 15];
                text.clear();
                text.utf8(first, 0, first.length).ascii(' ').utf8(last, 0, last.length);
                out.appendBytes(text.bytes(), 0, text.length());
            }
        };
    }

    private ColumnFill mail() {
        RowRandom random = random(MAIL);
        TextBuffer text = new TextBuffer();
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                long bits = random.bits(row + i);
                text.clear();
                Letters.word(text, bits, 7);
                text.ascii('@');
                Letters.word(text, bits >>> 35, 5);
                text.utf8(MAIL_END, 0, MAIL_END.length);
                out.appendBytes(text.bytes(), 0, text.length());
            }
        };
    }

    private ColumnFill card() {
        RowRandom random = random(CARD);
        TextBuffer text = new TextBuffer();
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                long number = random.below(row + i, 10_000_000_000_000_000L);
                text.clear();
                text.digits(number / 1_000_000_000_000L, 4).ascii(' ');
                text.digits(number / 100_000_000L % 10_000, 4).ascii(' ');
                text.digits(number / 10_000 % 10_000, 4).ascii(' ');
                text.digits(number % 10_000, 4);
                out.appendBytes(text.bytes(), 0, text.length());
            }
        };
    }

    private static ColumnFill oneOf(byte[][] texts, RowRandom random) {
        return (row, count, out) -> {
            for (int i = 0; i < count; i++) {
                byte[] text = texts[random.small(row + i, texts.length)];
                out.appendBytes(text, 0, text.length);
            }
        };
    }

    private static byte[][] texts(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
    }
}
