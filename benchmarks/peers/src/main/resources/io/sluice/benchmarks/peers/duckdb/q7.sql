SELECT b.auction, b.price, b.bidder, b.date_time, b.extra
FROM bid b
JOIN (
  SELECT MAX(price) AS most, time_bucket(INTERVAL '10 seconds', date_time) AS window_start FROM bid GROUP BY ALL) m
ON b.price = m.most AND time_bucket(INTERVAL '10 seconds', b.date_time) = m.window_start
