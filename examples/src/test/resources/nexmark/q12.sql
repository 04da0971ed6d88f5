WITH due AS (
  -- 200 events a second by the clock, and one a second of event time.
  SELECT bidder, TIMESTAMP '2026-01-01 00:00:00' + to_milliseconds(CAST(epoch(date_time - TIMESTAMP '2026-01-01 18:30:00') * 5 AS BIGINT)) AS p_time
  FROM bid)
SELECT bidder, COUNT(*), time_bucket(INTERVAL '10 seconds', p_time), time_bucket(INTERVAL '10 seconds', p_time) + INTERVAL '10 seconds'
FROM due GROUP BY ALL
