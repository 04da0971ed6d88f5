-- Highest bid of every 10 seconds.
CREATE MATERIALIZED VIEW q7 AS
SELECT b.auction, b.price, b.bidder, b.date_time, b.extra
FROM bid b
JOIN (
  SELECT MAX(price) AS most, window_start, window_end
  FROM bid WINDOW TUMBLING (SIZE 10 SECONDS)
  GROUP BY window_start, window_end) m
  ON b.price = m.most AND b.date_time >= m.window_start AND b.date_time < m.window_end;
