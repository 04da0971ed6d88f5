package io.sluice.shell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FillProgressTest {
    @Test
    void barsShowTheShare() {
        assertEquals("hot [..............................]   0 %", FillProgress.bar("hot", 0, 10));
        assertEquals("hot [###############...............]  50 %", FillProgress.bar("hot", 5, 10));
        assertEquals("hot [##############################] 100 %", FillProgress.bar("hot", 10, 10));
    }

    @Test
    void aFileThatGrewDoesNotOverflowTheBar() {
        assertEquals("hot [##############################] 100 %", FillProgress.bar("hot", 12, 10));
    }
}
