package io.sluice.planner.function;

/** An aggregate of an application, for arguments of certain types. Thread-safe; an accumulator is for one thread at a time. */
public interface UserAggregate {
    /** As it is called. */
    String name();

    /** Whether rows can be taken back. */
    boolean retracts();

    /** Whether two accumulators can be made one. */
    boolean merges();

    /** An accumulator over no rows. */
    Object create();

    /** @param args in the forms of {@link io.sluice.planner.type.SqlType}; null for NULL */
    void accumulate(Object accumulator, Object[] args);

    /** Takes a row back that was accumulated. */
    void retract(Object accumulator, Object[] args);

    /** Adds what another accumulator holds, which stays as it is. */
    void merge(Object accumulator, Object other);

    /** The result in the form of its type; null for NULL. */
    Object result(Object accumulator);

    /** The accumulator as bytes, for a checkpoint. */
    byte[] write(Object accumulator);

    /** What {@link #write} gave. */
    Object read(byte[] bytes);
}
