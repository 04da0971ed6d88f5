-- The ten most frequent words of the last 30 seconds, every 5 seconds.
CREATE MATERIALIZED VIEW topk AS
SELECT word, n, window_start
FROM (
  SELECT word, n, window_start, ROW_NUMBER() OVER (PARTITION BY window_start ORDER BY n DESC, word) AS place
  FROM (
    SELECT word, COUNT(*) AS n, window_start, window_end
    FROM (SELECT w AS word, date_time FROM lines, UNNEST(STRING_SPLIT(line, ' ')) AS t (w)) AS words
      WINDOW HOPPING (SIZE 30 SECONDS, ADVANCE BY 5 SECONDS)
    GROUP BY word, window_start, window_end) AS counts) AS ranked
WHERE place <= 10;
