WITH assigned AS (
  SELECT auction, time_bucket(INTERVAL '2 seconds', date_time) - to_seconds(hop * 2) AS window_start
  FROM bid, (VALUES (0), (1), (2), (3), (4)) AS hops(hop)),
counts AS (SELECT auction, window_start, COUNT(*) AS num FROM assigned GROUP BY ALL)
SELECT auction, num, window_start FROM counts QUALIFY num = MAX(num) OVER (PARTITION BY window_start)
