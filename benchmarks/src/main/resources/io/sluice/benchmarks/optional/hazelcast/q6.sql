-- left out: OVER not supported
-- result: BIGINT, BIGINT, DOUBLE
SELECT seller, id,
  AVG(final) OVER (PARTITION BY seller ORDER BY expires, id ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS average
FROM (
  SELECT a.id, a.seller, a.expires, MAX(b.price) AS final
  FROM timed_auction a JOIN timed_bid b ON a.id = b.auction AND b.date_time BETWEEN a.date_time AND a.date_time + INTERVAL '1' SECOND
  WHERE b.date_time <= a.expires
  GROUP BY a.id, a.seller, a.expires) AS closed
