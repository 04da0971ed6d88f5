-- A stream is grouped by windows only: by one of a day, which holds all lines.
-- result: BIGINT
SELECT COUNT(*) AS n
FROM TABLE(TUMBLE(TABLE timed_lines, DESCRIPTOR(date_time), INTERVAL '1' DAY))
WHERE line LIKE '%qu%'
GROUP BY window_start, window_end
