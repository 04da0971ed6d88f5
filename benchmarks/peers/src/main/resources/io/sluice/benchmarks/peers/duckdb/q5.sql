-- Counted by panes of 2 seconds first, of which each window has five.
WITH panes AS (SELECT auction, time_bucket(INTERVAL '2 seconds', date_time) AS pane, COUNT(*) AS num FROM bid GROUP BY ALL),
counts AS (
  SELECT auction, pane - to_seconds(hop * 2) AS window_start, CAST(SUM(num) AS BIGINT) AS num
  FROM panes, range(5) AS hops (hop)
  GROUP BY ALL)
SELECT c.auction, c.num, c.window_start
FROM counts c JOIN (SELECT MAX(num) AS most, window_start FROM counts GROUP BY ALL) m ON c.window_start = m.window_start AND c.num = m.most
