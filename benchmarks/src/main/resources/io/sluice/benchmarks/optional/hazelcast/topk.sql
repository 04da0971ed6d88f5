-- left out: UNNEST not supported
-- result: VARCHAR, BIGINT, TIMESTAMP
SELECT word, n, window_start
FROM (
  SELECT word, COUNT(*) AS n, window_start, window_end
  FROM TABLE(HOP(TABLE timed_lines, DESCRIPTOR(date_time), INTERVAL '30' SECOND, INTERVAL '5' SECOND)) CROSS JOIN UNNEST(SPLIT(line, ' ')) AS t (word)
  GROUP BY word, window_start, window_end)
