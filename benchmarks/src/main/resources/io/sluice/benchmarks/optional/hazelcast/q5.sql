-- The greatest of the counts of a window would be an aggregation of an aggregation.
-- left out: Streaming aggregation is supported only for window aggregation, with imposed order, grouping by a window bound
-- result: BIGINT, BIGINT, TIMESTAMP
SELECT c.auction, c.num, c.window_end - INTERVAL '10' SECOND AS window_start
FROM (
  SELECT auction, COUNT(*) AS num, window_end
  FROM TABLE(HOP(TABLE timed_bid, DESCRIPTOR(date_time), INTERVAL '10' SECOND, INTERVAL '2' SECOND))
  GROUP BY auction, window_end) c
JOIN (
  SELECT MAX(num) AS most, window_end
  FROM (
    SELECT auction, COUNT(*) AS num, window_end
    FROM TABLE(HOP(TABLE timed_bid, DESCRIPTOR(date_time), INTERVAL '10' SECOND, INTERVAL '2' SECOND))
    GROUP BY auction, window_end)
  GROUP BY window_end) m
ON c.window_end = m.window_end AND c.num = m.most
