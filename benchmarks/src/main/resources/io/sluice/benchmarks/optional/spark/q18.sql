-- ROW_NUMBER is refused: [NON_TIME_WINDOW_NOT_SUPPORTED_IN_STREAMING].
-- mode: update
-- key: 0,1
SELECT auction, bidder, last.price, last.channel, last.url, last.date_time, last.extra
FROM (
  SELECT auction, bidder, max_by(struct(price, channel, url, date_time, extra), date_time) AS last FROM bid GROUP BY bidder, auction)
