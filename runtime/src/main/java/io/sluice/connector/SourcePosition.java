package io.sluice.connector;

/** Where a source has come to, in a text form of its own that survives a restart. Equal texts are equal positions. */
public record SourcePosition(String text) {}
