-- ROW_NUMBER is refused, see q18.
-- mode: append
-- watermark: 0 seconds
SELECT best.word, best.n, window.start AS window_start
FROM (
  SELECT window, min_by(struct(word, n), struct(-n, word), 10) AS ten
  FROM (
    SELECT word, COUNT(*) AS n, window
    FROM (SELECT explode(split(line, ' ')) AS word, date_time FROM lines)
    GROUP BY word, window(date_time, '30 seconds', '5 seconds'))
  GROUP BY window) LATERAL VIEW explode(ten) AS best
