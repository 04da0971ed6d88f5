package io.sluice.runtime.operator.aggregate;

/** Which value of a group an aggregate keeps. */
enum Extreme {
    SMALLEST,
    LARGEST,
    FIRST
}
