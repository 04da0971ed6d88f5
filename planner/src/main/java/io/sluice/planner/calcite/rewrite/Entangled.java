package io.sluice.planner.calcite.rewrite;

/** Thrown where a relation reads the outer row in a way that no rewrite here knows: it stays correlated, and is refused. */
final class Entangled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Entangled() {
        super(null, null, false, false);
    }
}
