-- result: BIGINT, BIGINT, BIGINT, TIMESTAMP, VARCHAR, DATE, VARCHAR
SELECT auction, bidder, price, date_time, extra, CAST(date_time AS DATE) AS bid_day,
  SUBSTRING(CAST(date_time AS VARCHAR) FROM 12 FOR 5) AS bid_minute
FROM bid
