package io.sluice.runtime.operator.aggregate;

/** How many values a group has, where another accumulator counts them or it is known anyway. */
interface ValueCount {
    /** Of groups that have rows, and nothing more is asked than whether there is a value. */
    ValueCount SOME = id -> 1;

    long of(int id);
}
