-- left out: Function 'SESSION' does not exist
-- result: BIGINT, BIGINT, TIMESTAMP, TIMESTAMP
SELECT bidder, COUNT(*) AS bids, window_start, window_end
FROM TABLE(SESSION(TABLE timed_bid, DESCRIPTOR(date_time), DESCRIPTOR(bidder), INTERVAL '10' SECOND))
GROUP BY bidder, window_start, window_end
