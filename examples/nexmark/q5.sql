-- Hot items: the auctions with most bids in the last 10 seconds, every 2 seconds.
CREATE MATERIALIZED VIEW q5 AS
WITH counts AS (
  SELECT auction, window_start, window_end, COUNT(*) AS num
  FROM bid WINDOW HOPPING (SIZE 10 SECONDS, ADVANCE BY 2 SECONDS)
  GROUP BY auction, window_start, window_end)
SELECT c.auction, c.num, c.window_start
FROM counts c
JOIN (SELECT MAX(num) AS most, window_start FROM counts GROUP BY window_start) m
  ON c.window_start = m.window_start AND c.num = m.most;
