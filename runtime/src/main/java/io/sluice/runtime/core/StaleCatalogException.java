package io.sluice.runtime.core;

/** A plan was made for a catalog that has changed meanwhile: plan again. Never reaches the user. */
public final class StaleCatalogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StaleCatalogException() {
        super("the catalog has changed", null, false, false);
    }
}
