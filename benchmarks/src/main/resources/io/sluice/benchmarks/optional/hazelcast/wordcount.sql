-- left out: UNNEST not supported
-- result: VARCHAR, BIGINT
SELECT word, COUNT(*) AS n
FROM timed_lines CROSS JOIN UNNEST(SPLIT(line, ' ')) AS t (word)
GROUP BY word
