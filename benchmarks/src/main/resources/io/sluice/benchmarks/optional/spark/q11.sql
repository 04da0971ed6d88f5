-- Spark keeps a session open for a row exactly one gap after its last, the others do not: a gap shorter by a millisecond is the same.
-- mode: append
-- watermark: 0 seconds
SELECT bidder, COUNT(*) AS bids, session_window.start AS window_start, session_window.end + INTERVAL '1' MILLISECOND AS window_end
FROM bid GROUP BY bidder, session_window(date_time, '9999 milliseconds')
