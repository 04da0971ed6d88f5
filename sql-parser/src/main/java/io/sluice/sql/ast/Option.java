package io.sluice.sql.ast;

/** One {@code key = value} of a WITH list; the value is text, quotes removed, numbers and TRUE/FALSE as written; parts of a dotted key are joined by dots. */
public record Option(Identifier key, Identifier value) {}
