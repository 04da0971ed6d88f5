-- A stream is grouped by windows only: by one of a day.
-- result: BIGINT, DATE, BIGINT, BIGINT, BIGINT, BIGINT, BIGINT, BIGINT, DOUBLE, DECIMAL
SELECT auction, CAST(window_start AS DATE) AS bid_day,
  COUNT(*) AS total_bids,
  COUNT(CASE WHEN price < 10000 THEN 1 END) AS rank1_bids,
  COUNT(CASE WHEN price >= 10000 AND price < 1000000 THEN 1 END) AS rank2_bids,
  COUNT(CASE WHEN price >= 1000000 THEN 1 END) AS rank3_bids,
  MIN(price) AS min_price, MAX(price) AS max_price, AVG(CAST(price AS DOUBLE)) AS avg_price, SUM(price) AS sum_price
FROM TABLE(TUMBLE(TABLE timed_bid, DESCRIPTOR(date_time), INTERVAL '1' DAY))
GROUP BY auction, window_start, window_end
