package io.sluice.runtime.seek;

/**
 * A filter over a relation whose rows an index can find.
 *
 * @param rest does for rows with the values that are sought what else is to be done
 */
public record SoughtFilter(Sought sought, ChosenReader rest) {}
