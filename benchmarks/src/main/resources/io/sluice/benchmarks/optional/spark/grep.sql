-- mode: update
SELECT COUNT(*) AS n FROM lines WHERE line LIKE '%qu%'
