package io.sluice.runtime.table;

import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What a reader sees of a version of two columns, as lines of {@link BatchText}. */
final class VersionText {
    private VersionText() {}

    /** All rows. */
    static List<String> rows(TableVersion version) {
        List<String> rows = new ArrayList<>();
        try (TableSnapshot snapshot = TableSnapshot.open(version)) {
            for (Iterator<ChangeBatch> scan = snapshot.scan(0, 1); scan.hasNext(); ) {
                try (ChangeBatch batch = scan.next()) {
                    rows.addAll(BatchText.print(batch));
                }
            }
        }
        return rows;
    }

    /** The second column of the row with a key; empty when there is none. */
    static List<String> lookup(TableVersion version, Object key) {
        try (TableSnapshot snapshot = TableSnapshot.open(version);
                ChangeBatch row = snapshot.lookup(List.of(key), 1)) {
            return row == null ? List.of() : BatchText.print(row);
        }
    }
}
