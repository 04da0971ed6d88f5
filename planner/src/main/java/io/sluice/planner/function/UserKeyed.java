package io.sluice.planner.function;

import io.sluice.planner.type.RowType;

/** A keyed function of an application. Thread-safe; a state is for one thread at a time. Values are in the forms of SqlType. */
public interface UserKeyed {
    /** What a call can do beside changing its state; valid during the call. */
    interface Effects {
        /** Values of the key. */
        Object[] key();

        /** Their types. */
        RowType keyType();

        /** Gives a row, its columns as a list. */
        void emit(Object row);

        /** Asks to be called at that time, once; in microseconds since the epoch. */
        void register(boolean eventTime, long micros);

        /** Takes that back. */
        void cancel(boolean eventTime, long micros);

        /** Forgets the key's state and timers after this call. */
        void clear();

        /** Up to where event time is complete, in microseconds; Long.MIN_VALUE when it is not known. */
        long watermark();

        /** The clock of the tick. */
        long nowMicros();
    }

    /** As it is called. */
    String name();

    /** The columns of the rows it gives. */
    RowType rowType();

    /** The state of a new key. */
    Object create();

    void onRow(RowType input, Object state, Object[] row, Effects effects);

    void onTimer(Object state, boolean eventTime, long micros, Effects effects);

    byte[] write(Object state);

    Object read(byte[] bytes);
}
