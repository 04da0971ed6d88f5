-- try: table.optimizer.agg-phase-strategy = ONE_PHASE
-- try: table.exec.mini-batch.enabled = false
SELECT word, COUNT(*) AS n
FROM lines CROSS JOIN LATERAL TABLE(split_words(line)) AS t (word)
GROUP BY word
-- or: unnest
SELECT word, COUNT(*) AS n
FROM lines CROSS JOIN UNNEST(SPLIT(line, ' ')) AS t (word)
GROUP BY word
