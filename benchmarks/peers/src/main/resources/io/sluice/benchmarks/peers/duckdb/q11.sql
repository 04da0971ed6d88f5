WITH marked AS (
  SELECT bidder, date_time,
    COALESCE(date_time - LAG(date_time) OVER (PARTITION BY bidder ORDER BY date_time) >= INTERVAL '10 seconds', TRUE) AS begins
  FROM bid),
numbered AS (SELECT *, COUNT(*) FILTER (WHERE begins) OVER (PARTITION BY bidder ORDER BY date_time) AS session FROM marked)
SELECT bidder, COUNT(*), MIN(date_time), MAX(date_time) + INTERVAL '10 seconds' FROM numbered GROUP BY bidder, session
