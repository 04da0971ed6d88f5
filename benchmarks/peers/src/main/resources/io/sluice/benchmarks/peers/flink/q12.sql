-- try: table.optimizer.agg-phase-strategy = ONE_PHASE
-- try: table.exec.mini-batch.enabled = false
SELECT bidder, COUNT(*) AS bids, window_start, window_end
FROM TABLE(TUMBLE(TABLE timed_bid, DESCRIPTOR(date_time), INTERVAL '10' SECOND))
GROUP BY bidder, window_start, window_end
