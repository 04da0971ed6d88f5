-- left out: [NON_TIME_WINDOW_NOT_SUPPORTED_IN_STREAMING] Window function is not supported
-- mode: append
-- watermark: 1 second
SELECT seller, id,
  AVG(final) OVER (PARTITION BY seller ORDER BY expires, id ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS average
FROM (
  SELECT a.id, a.seller, a.expires, MAX(b.price) AS final
  FROM auction a JOIN bid b ON a.id = b.auction AND b.date_time BETWEEN a.date_time AND a.expires
  GROUP BY a.id, a.seller, a.expires, a.date_time) AS closed
