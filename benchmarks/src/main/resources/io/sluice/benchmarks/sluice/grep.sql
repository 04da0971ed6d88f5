-- How many lines hold a pattern.
CREATE MATERIALIZED VIEW grep AS
SELECT COUNT(*) AS n FROM lines WHERE line LIKE '%qu%';
