-- left out: OVER not supported
-- result: BIGINT, VARCHAR, BIGINT, BIGINT, TIMESTAMP, BIGINT, BIGINT, BIGINT, TIMESTAMP
SELECT id, item_name, seller, category, expires, auction, bidder, price, bid_time
FROM (
  SELECT a.id, a.item_name, a.seller, a.category, a.expires, b.auction, b.bidder, b.price, b.date_time AS bid_time,
    ROW_NUMBER() OVER (PARTITION BY a.id ORDER BY b.price DESC, b.date_time, b.bidder) AS place
  FROM timed_auction a JOIN timed_bid b ON a.id = b.auction AND b.date_time BETWEEN a.date_time AND a.date_time + INTERVAL '1' SECOND
  WHERE b.date_time <= a.expires) AS ranked
WHERE place = 1
