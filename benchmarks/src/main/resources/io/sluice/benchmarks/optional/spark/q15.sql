-- COUNT(DISTINCT) is refused: "Distinct aggregations are not supported on streaming DataFrames/Datasets"; the size of a set is the same.
-- mode: update
-- key: 0
SELECT CAST(date_time AS DATE) AS bid_day,
  COUNT(*) AS total_bids,
  COUNT(*) FILTER (WHERE price < 10000) AS rank1_bids,
  COUNT(*) FILTER (WHERE price >= 10000 AND price < 1000000) AS rank2_bids,
  COUNT(*) FILTER (WHERE price >= 1000000) AS rank3_bids,
  size(collect_set(bidder)) AS total_bidders,
  size(collect_set(bidder) FILTER (WHERE price < 10000)) AS rank1_bidders,
  size(collect_set(bidder) FILTER (WHERE price >= 10000 AND price < 1000000)) AS rank2_bidders,
  size(collect_set(bidder) FILTER (WHERE price >= 1000000)) AS rank3_bidders,
  size(collect_set(auction)) AS total_auctions,
  size(collect_set(auction) FILTER (WHERE price < 10000)) AS rank1_auctions,
  size(collect_set(auction) FILTER (WHERE price >= 10000 AND price < 1000000)) AS rank2_auctions,
  size(collect_set(auction) FILTER (WHERE price >= 1000000)) AS rank3_auctions
FROM bid
GROUP BY CAST(date_time AS DATE)
