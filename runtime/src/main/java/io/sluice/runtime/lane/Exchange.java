package io.sluice.runtime.lane;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Brings rows of equal keys into one lane, or all rows into one or into every lane. Each lane parts what it sends; in the next phase each takes
 * over what was sent to it, one sender after the other, so that the same input gives the same order.
 *
 * <p>Rows keep their numbers: a row taken back has the values with which it was added, so it goes to the same lane, and of an update whose
 * rows part ways each lane sees its half.
 */
public final class Exchange implements Inbox {
    private final List<Sender> senders = new ArrayList<>();
    private final List<Receivers> receivers = new ArrayList<>();

    /** What one lane sends: a queue for each receiving lane. */
    private static final class Sender implements Output {
        private final KeyPartitioner partitioner;
        private final List<Deque<ChangeBatch>> parts = new ArrayList<>();
        private long rows;

        Sender(KeyPartitioner partitioner, int receivers) {
            this.partitioner = partitioner;
            for (int i = 0; i < receivers; i++) {
                parts.add(new ArrayDeque<>());
            }
        }

        @Override
        public void emit(ChangeBatch batch) {
            rows += batch.rowCount();
            if (partitioner == null) {
                for (int i = 1; i < parts.size(); i++) {
                    parts.get(i).add(batch.share());
                }
                parts.get(0).add(batch);
                return;
            }
            try (batch) {
                ChangeBatch[] split = partitioner.split(batch);
                for (int i = 0; i < split.length; i++) {
                    if (split[i] != null) {
                        parts.get(i).add(split[i]);
                    }
                }
            }
        }
    }

    private Exchange(int receivers) {
        for (int i = 0; i < receivers; i++) {
            this.receivers.add(new Receivers());
        }
    }

    /** Each row goes to the lane that the hash of its keys says. */
    static Exchange byKeys(int[] keys, int senders, int receivers, BufferAllocator allocator) {
        Exchange exchange = new Exchange(receivers);
        for (int i = 0; i < senders; i++) {
            exchange.senders.add(new Sender(new KeyPartitioner(keys, receivers, allocator), receivers));
        }
        return exchange;
    }

    /** All rows go to each of the first lanes. */
    static Exchange toAll(int senders, int receivers) {
        Exchange exchange = new Exchange(receivers);
        for (int i = 0; i < senders; i++) {
            exchange.senders.add(new Sender(null, receivers));
        }
        return exchange;
    }

    /** Takes what a lane sends; on that lane's thread. */
    public Output sender(int lane) {
        return senders.get(lane);
    }

    /** Adds somebody who reads what comes into a lane. */
    public void connect(int lane, Output receiver) {
        receivers.get(lane).add(receiver);
    }

    @Override
    public long rows() {
        return senders.stream().mapToLong(sender -> sender.rows).sum();
    }

    @Override
    public void prepare(boolean parallel) {
        senders.forEach(sender -> sender.rows = 0);
    }

    @Override
    public void deliver(int lane) {
        if (lane >= receivers.size()) {
            return;
        }
        for (Sender sender : senders) {
            Deque<ChangeBatch> queue = sender.parts.get(lane);
            for (ChangeBatch next = queue.poll(); next != null; next = queue.poll()) {
                receivers.get(lane).emit(next);
            }
        }
    }

    @Override
    public void close() {
        for (Sender sender : senders) {
            sender.parts.forEach(queue -> queue.forEach(ChangeBatch::close));
            sender.parts.forEach(Deque::clear);
            if (sender.partitioner != null) {
                sender.partitioner.close();
            }
        }
    }
}
