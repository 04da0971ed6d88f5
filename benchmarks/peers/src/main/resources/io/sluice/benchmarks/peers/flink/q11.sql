-- Flink keeps a session open for a row exactly one gap after its last, the others do not: a gap shorter by one tick of the clock is the same.
SELECT bidder, COUNT(*) AS bids, window_start, window_end + INTERVAL '0.001' SECOND AS window_end
FROM TABLE(SESSION(TABLE timed_bid PARTITION BY bidder, DESCRIPTOR(date_time), INTERVAL '9.999' SECOND))
GROUP BY bidder, window_start, window_end
