package io.sluice.runtime.connector.datagen;

import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.connector.RowRandom;

/** Fills REAL and DOUBLE columns: {@code start + n · width}, where n is the row or a random number below 1. */
record RealField(double start, double width, RowRandom random) implements FieldGenerator {
    @Override
    public void append(long row, ColumnBuilder out) {
        out.appendDouble(start + width * (random == null ? row : random.unit(row)));
    }
}
