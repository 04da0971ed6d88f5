SELECT b.auction, b.price, b.bidder, b.date_time, b.extra
FROM bid b
JOIN (
  SELECT MAX(price) AS most, window_start, window_end
  FROM TABLE(TUMBLE(TABLE timed_bid, DESCRIPTOR(date_time), INTERVAL '10' SECOND))
  GROUP BY window_start, window_end) m
ON b.price = m.most AND b.date_time >= m.window_start AND b.date_time < m.window_end
-- or: window join
SELECT b.auction, b.price, b.bidder, b.date_time, b.extra
FROM (
  SELECT * FROM TABLE(TUMBLE(TABLE timed_bid, DESCRIPTOR(date_time), INTERVAL '10' SECOND))) b
JOIN (
  SELECT MAX(price) AS most, window_start, window_end
  FROM TABLE(TUMBLE(TABLE timed_bid, DESCRIPTOR(date_time), INTERVAL '10' SECOND))
  GROUP BY window_start, window_end) m
ON b.window_start = m.window_start AND b.window_end = m.window_end AND b.price = m.most
