-- left out: Streaming aggregation is supported only for window aggregation, with imposed order, grouping by a window bound
-- result: BIGINT, DOUBLE
SELECT category, AVG(CAST(final AS DOUBLE)) AS average
FROM (
  SELECT MAX(b.price) AS final, a.category
  FROM timed_auction a JOIN timed_bid b ON a.id = b.auction AND b.date_time BETWEEN a.date_time AND a.date_time + INTERVAL '1' SECOND
  WHERE b.date_time <= a.expires
  GROUP BY a.id, a.category) AS closed
GROUP BY category
