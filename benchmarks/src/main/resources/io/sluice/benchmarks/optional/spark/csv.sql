-- mode: update
-- key: 0,2
SELECT bidder, COUNT(*) AS bids, window.start AS window_start, window.end AS window_end
FROM bid_file GROUP BY bidder, window(date_time, '10 seconds')
