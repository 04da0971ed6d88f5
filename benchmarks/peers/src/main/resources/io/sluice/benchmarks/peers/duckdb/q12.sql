SELECT bidder, COUNT(*) AS bids, time_bucket(INTERVAL '10 seconds', date_time) AS window_start,
  time_bucket(INTERVAL '10 seconds', date_time) + INTERVAL '10 seconds' AS window_end
FROM bid GROUP BY ALL
