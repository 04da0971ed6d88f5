package io.sluice.runtime.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * Decodes a large block in pieces side by side, with the result of decoding it from front to back. Pieces start behind line ends; a line end
 * may lie inside a quoted cell, so a piece counts only when the one before it ended exactly where it starts, and is decoded again
 * otherwise. For one thread at a time.
 */
public final class ParallelDecoder {
    /** Smaller pieces are not worth another thread. */
    private static final int LEAST_PIECE_BYTES = 1 << 17;

    /** With less room in the output most of a piece would be decoded in vain. */
    private static final int LEAST_ROOM = 1 << 10;

    private final RowDecoder decoder;
    private final RowOutput out;
    private final Executor workers;
    private final IntSupplier parallelism;
    private final int leastBytes;
    private final int leastRoom;

    /**
     * @param decoder has begun its input
     * @param workers lend threads while a block is decoded
     * @param parallelism most pieces at the same time
     */
    public ParallelDecoder(RowDecoder decoder, RowOutput out, Executor workers, IntSupplier parallelism) {
        this(decoder, out, workers, parallelism, LEAST_PIECE_BYTES, LEAST_ROOM);
    }

    ParallelDecoder(
            RowDecoder decoder,
            RowOutput out,
            Executor workers,
            IntSupplier parallelism,
            int leastBytes,
            int leastRoom) {
        this.decoder = decoder;
        this.out = out;
        this.workers = workers;
        this.parallelism = parallelism;
        this.leastBytes = leastBytes;
        this.leastRoom = leastRoom;
    }

    /** As {@link RowDecoder#decode}. */
    public int decode(byte[] block, int from, int to, boolean last) {
        int most = Math.min(parallelism.getAsInt(), (to - from) / leastBytes);
        int at = from;
        if (most > 1 && out.room() >= leastRoom) {
            int[] bounds = bounds(block, from, to, most);
            at = bounds.length > 2 ? decodePieces(block, bounds, last) : from;
        }
        return decoder.decode(block, at, to, last, out);
    }

    /** Where pieces start, and {@code to}. */
    private static int[] bounds(byte[] block, int from, int to, int most) {
        int[] bounds = new int[most + 1];
        int count = 1;
        bounds[0] = from;
        for (int i = 1; i < most; i++) {
            int start = Lines.end(block, from + (int) ((long) (to - from) * i / most), to);
            if (start > bounds[count - 1] && start < to) {
                bounds[count++] = start;
            }
        }
        bounds[count++] = to;
        return Arrays.copyOf(bounds, count);
    }

    /** Gives how far the pieces that count reach. */
    private int decodePieces(byte[] block, int[] bounds, boolean last) {
        List<DecodedPiece> pieces = new ArrayList<>();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        try {
            for (int i = 1; i < bounds.length - 1; i++) {
                Optional<RowDecoder> another = decoder.another();
                if (another.isEmpty()) {
                    return bounds[0];
                }
                DecodedPiece piece = new DecodedPiece(another.get(), out);
                pieces.add(piece);
                int from = bounds[i];
                int to = bounds[i + 1];
                boolean isLast = last && i == bounds.length - 2;
                running.add(CompletableFuture.runAsync(() -> piece.decode(block, from, to, isLast), workers));
            }
            int at = decoder.decode(block, bounds[0], bounds[1], false, out);
            for (int i = 0; i < pieces.size() && at == bounds[i + 1] && !out.isFull(); i++) {
                await(running.get(i));
                if (!pieces.get(i).moveTo(out)) {
                    return at;
                }
                at = pieces.get(i).end();
            }
            return at;
        } finally {
            // Nobody may still be writing into what is about to be freed.
            running.forEach(future -> future.exceptionally(error -> null).join());
            pieces.forEach(DecodedPiece::close);
        }
    }

    /** Throws what a piece has failed with as it is, as if it had been decoded on this thread. */
    private static void await(CompletableFuture<Void> piece) {
        try {
            piece.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
