-- Files by day and minute, for whoever reads them later.
CREATE SINK q10 WITH (connector = 'file', path = '/tmp/nexmark/q10/', format = 'csv', partition_by = 'bid_day, bid_minute', if_exists = 'replace') AS
SELECT auction, bidder, price, date_time, extra,
  CAST(date_time AS DATE) AS bid_day, SUBSTRING(CAST(date_time AS VARCHAR), 12, 5) AS bid_minute
FROM bid;
