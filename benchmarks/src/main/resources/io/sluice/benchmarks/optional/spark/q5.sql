-- Two aggregations of windows may follow one another. Their join with themselves is accepted, but found nothing in Spark 4.2.0.
-- mode: append
-- watermark: 0 seconds
SELECT top.auction, top.num, window.start AS window_start
FROM (
  SELECT window, MAX(num) AS most, collect_list(struct(auction, num)) AS counts
  FROM (SELECT auction, COUNT(*) AS num, window FROM bid GROUP BY auction, window(date_time, '10 seconds', '2 seconds'))
  GROUP BY window) LATERAL VIEW explode(filter(counts, each -> each.num = most)) AS top
