SELECT word, n, window_start
FROM (
  SELECT word, n, window_start, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY n DESC, word) AS place
  FROM (
    SELECT word, COUNT(*) AS n, window_start, window_end
    FROM TABLE(HOP(TABLE timed_words, DESCRIPTOR(date_time), INTERVAL '5' SECOND, INTERVAL '30' SECOND))
    GROUP BY word, window_start, window_end))
WHERE place <= 10
