-- left out: OVER not supported
-- result: BIGINT, BIGINT, BIGINT, VARCHAR, VARCHAR, TIMESTAMP, VARCHAR, BIGINT
SELECT auction, bidder, price, channel, url, date_time, extra, place
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY auction ORDER BY price DESC, date_time, bidder) AS place FROM bid) AS ranked
WHERE place <= 10
