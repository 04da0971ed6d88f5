-- An auction's bids are all in when the watermark has passed its beginning by a second: no auction is open for so long.
-- mode: append
-- watermark: 1 second
SELECT id, item_name, seller, category, expires, won.auction, won.bidder, won.price, won.date_time AS bid_time
FROM (
  SELECT a.id, a.item_name, a.seller, a.category, a.expires, a.date_time,
    min_by(struct(b.auction, b.bidder, b.price, b.date_time), struct(-b.price, b.date_time, b.bidder)) AS won
  FROM auction a JOIN bid b ON a.id = b.auction AND b.date_time BETWEEN a.date_time AND a.expires
  GROUP BY a.id, a.item_name, a.seller, a.category, a.expires, a.date_time)
