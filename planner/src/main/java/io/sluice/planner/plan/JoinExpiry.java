package io.sluice.planner.plan;

import java.time.Duration;

/**
 * When rows of one side of a join may be forgotten because the join's condition bounds the time between partners. Watermark is the lower of
 * both inputs'.
 *
 * @param column event time of the row, in this side's input
 * @param keep a row is freed once the watermark is above its time plus this: no partner can come any more
 * @param late a row is late when its time plus this is below the watermark at the start of its tick: partners may be gone already
 */
public record JoinExpiry(int column, Duration keep, Duration late) {}
