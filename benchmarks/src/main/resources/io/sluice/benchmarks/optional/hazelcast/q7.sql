-- result: BIGINT, BIGINT, BIGINT, TIMESTAMP, VARCHAR
SELECT b.auction, b.price, b.bidder, b.date_time, b.extra
FROM timed_bid b
JOIN (
  SELECT MAX(price) AS most, window_start, window_end
  FROM TABLE(TUMBLE(TABLE timed_bid, DESCRIPTOR(date_time), INTERVAL '10' SECOND))
  GROUP BY window_start, window_end) m
ON b.price = m.most AND b.date_time BETWEEN m.window_end - INTERVAL '10' SECOND AND m.window_end - INTERVAL '0.001' SECOND
