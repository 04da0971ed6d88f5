-- The columns are chosen below the join, since Flink would keep all of them in it. Mini-batch stays on: without it, Flink 2.3.0 plans this Top-N as if
-- it never took a row back.
SELECT id, item_name, seller, category, expires, auction, bidder, price, bid_time
FROM (
  SELECT a.id, a.item_name, a.seller, a.category, a.expires, b.auction, b.bidder, b.price, b.date_time AS bid_time,
    ROW_NUMBER() OVER (PARTITION BY a.id ORDER BY b.price DESC, b.date_time, b.bidder) AS place
  FROM (SELECT id, item_name, seller, category, expires, date_time FROM auction) a
  JOIN (SELECT auction, bidder, price, date_time FROM bid) b ON a.id = b.auction
  WHERE b.date_time BETWEEN a.date_time AND a.expires) AS ranked
WHERE place = 1
