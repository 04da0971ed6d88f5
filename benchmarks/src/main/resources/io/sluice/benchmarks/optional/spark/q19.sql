-- ROW_NUMBER is refused, see q18.
-- mode: update
-- key: 0,7
SELECT auction, best.bidder, best.price, best.channel, best.url, best.date_time, best.extra, place + 1 AS place
FROM (
  SELECT auction, min_by(struct(bidder, price, channel, url, date_time, extra), struct(-price, date_time, bidder), 10) AS ten
  FROM bid GROUP BY auction) LATERAL VIEW posexplode(ten) AS place, best
