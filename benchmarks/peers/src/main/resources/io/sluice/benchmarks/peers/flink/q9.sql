-- Mini-batch stays on: without it the Top-N over this join gives more rows than it takes back.
SELECT id, item_name, seller, category, expires, auction, bidder, price, bid_time
FROM (
  SELECT a.id, a.item_name, a.seller, a.category, a.expires, b.auction, b.bidder, b.price, b.date_time AS bid_time,
    ROW_NUMBER() OVER (PARTITION BY a.id ORDER BY b.price DESC, b.date_time, b.bidder) AS place
  FROM auction a JOIN bid b ON a.id = b.auction
  WHERE b.date_time BETWEEN a.date_time AND a.expires) AS ranked
WHERE place = 1
