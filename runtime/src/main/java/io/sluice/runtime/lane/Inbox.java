package io.sluice.runtime.lane;

/** Rows on their way to the lanes, which get theirs when a phase begins. */
interface Inbox extends AutoCloseable {
    /** How many rows wait; between phases. */
    long rows();

    /**
     * Shares the waiting rows out; on the calling thread, before the lanes run.
     *
     * @param parallel whether lanes are about to run side by side
     */
    void prepare(boolean parallel);

    /** Hands a lane its rows; on the lane's thread, the lanes at the same time. */
    void deliver(int lane);

    /** Frees what waits. */
    @Override
    void close();
}
