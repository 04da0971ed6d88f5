SELECT auction, bidder, price, date_time, extra, CAST(date_time AS DATE) AS bid_day, DATE_FORMAT(date_time, 'HH:mm') AS bid_minute FROM bid
-- or: substring
SELECT auction, bidder, price, date_time, extra, CAST(date_time AS DATE) AS bid_day,
  SUBSTRING(CAST(date_time AS STRING) FROM 12 FOR 5) AS bid_minute
FROM bid
