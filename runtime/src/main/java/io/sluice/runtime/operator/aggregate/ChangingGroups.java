package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.RowSource;
import java.util.List;

/** Groups by number, whose results a {@link ChangeWriter} emits as a tick has changed them. */
public interface ChangingGroups {
    /** The touched groups of the tick, owned by the caller; the next change begins a new tick. */
    List<TouchedGroups> takeTouched();

    /** Whether the group has rows. */
    boolean isThere(int id);

    /** The results of these groups, a column each, owned by the caller. */
    Column[] newResults(int[] ids, int count);

    /** Who the numbers of groups are of. */
    RowSource source();

    /** Forgets a group that has no rows. */
    void free(int id);
}
