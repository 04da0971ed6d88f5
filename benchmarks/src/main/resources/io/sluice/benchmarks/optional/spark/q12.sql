-- mode: append
-- watermark: 0 seconds
SELECT bidder, COUNT(*) AS bids, window.start AS window_start, window.end AS window_end
FROM bid GROUP BY bidder, window(date_time, '10 seconds')
