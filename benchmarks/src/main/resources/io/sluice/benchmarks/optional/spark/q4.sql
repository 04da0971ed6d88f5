-- The average of a category never closes; in update mode Spark takes no aggregation of a join.
-- left out: Invalid streaming output mode: append. This output mode is not supported for streaming aggregations without watermark
-- mode: append
-- watermark: 1 second
SELECT category, AVG(final) AS average
FROM (
  SELECT MAX(b.price) AS final, a.category
  FROM auction a JOIN bid b ON a.id = b.auction AND b.date_time BETWEEN a.date_time AND a.expires
  GROUP BY a.id, a.category, a.date_time) AS closed
GROUP BY category
