-- mode: update
-- key: 0
SELECT word, COUNT(*) AS n FROM (SELECT explode(split(line, ' ')) AS word FROM lines) GROUP BY word
