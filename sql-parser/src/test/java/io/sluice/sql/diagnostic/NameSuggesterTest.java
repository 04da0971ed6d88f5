package io.sluice.sql.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameSuggesterTest {
    private static Optional<String> suggest(String name, String... candidates) {
        return NameSuggester.suggest(name, List.of(candidates));
    }

    @Test
    void findsTheNearestIgnoringCase() {
        assertEquals(Optional.of("Total"), suggest("toal", "item", "Total", "totals"));
        assertEquals(Optional.of("CREATE"), suggest("craete", "CREATE", "SELECT"));
        assertEquals(Optional.of("id"), suggest("di", "id", "name"));
        assertEquals(Optional.of("auction_id"), suggest("auctoin_di", "bidder", "auction_id"));
        assertEquals(Optional.of("price"), suggest("PRICE", "price"));
    }

    @Test
    void staysSilentWhenNothingIsNear() {
        assertEquals(Optional.empty(), suggest("x", "y", "price"));
        assertEquals(Optional.empty(), suggest("bidder", "auction", "price"));
        assertEquals(Optional.empty(), suggest("anything"));
        assertEquals("", NameSuggester.hint("bidder", List.of("price")));
        assertEquals("did you mean \"price\"?", NameSuggester.hint("prise", List.of("price")));
    }
}
