WITH panes AS (
  SELECT word, pane, COUNT(*) AS n
  FROM (SELECT unnest(string_split(line, ' ')) AS word, time_bucket(INTERVAL '5 seconds', date_time) AS pane FROM lines)
  GROUP BY ALL),
counts AS (
  SELECT word, pane - to_seconds(hop * 5) AS window_start, CAST(SUM(n) AS BIGINT) AS n
  FROM panes, range(6) AS hops (hop)
  GROUP BY ALL)
SELECT word, n, window_start FROM counts QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start ORDER BY n DESC, word) <= 10
