package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.planner.Planner.Mode;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import org.junit.jupiter.api.Test;

class DeepQueryTest {
    @Test
    void sayThatAQueryIsTooDeep() {
        String sum = "SELECT price" + " + 1".repeat(2_000) + " FROM bids";
        SluiceException error = assertThrows(SluiceException.class, () -> PlanScripts.query(sum, Mode.SNAPSHOT));
        assertEquals(ErrorCode.RESOURCE_EXHAUSTED, error.code());
    }
}
