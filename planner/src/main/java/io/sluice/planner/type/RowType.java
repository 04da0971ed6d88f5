package io.sluice.planner.type;

import java.util.ArrayList;
import java.util.List;

/** The columns of a relation, in order. Names are unique ignoring case in stored relations, not in intermediate ones. */
public record RowType(List<Field> fields) {
    public RowType {
        fields = List.copyOf(fields);
    }

    public static RowType of(Field... fields) {
        return new RowType(List.of(fields));
    }

    public int size() {
        return fields.size();
    }

    public Field field(int index) {
        return fields.get(index);
    }

    public SqlType type(int index) {
        return fields.get(index).type();
    }

    public String name(int index) {
        return fields.get(index).name();
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    public List<SqlType> types() {
        return fields.stream().map(Field::type).toList();
    }

    /** Index of the first column of this name, ignoring case; −1 when there is none. */
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The row made of these columns of this one. */
    public RowType project(List<Integer> columns) {
        return new RowType(columns.stream().map(fields::get).toList());
    }

    /** The same columns under other names. */
    public RowType renamed(List<String> names) {
        List<Field> renamed = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            renamed.add(new Field(names.get(i), fields.get(i).type()));
        }
        return new RowType(renamed);
    }

    /** This row followed by more columns. */
    public RowType append(List<Field> more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(more);
        return new RowType(all);
    }
}
