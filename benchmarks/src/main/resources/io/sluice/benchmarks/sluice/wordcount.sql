-- How often each word has come.
CREATE MATERIALIZED VIEW wordcount AS
SELECT word, COUNT(*) AS n
FROM (SELECT w AS word FROM lines, UNNEST(STRING_SPLIT(line, ' ')) AS t (w)) AS words
GROUP BY word;
