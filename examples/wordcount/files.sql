-- Word count over text files.
CREATE STREAM lines (line VARCHAR) WITH (connector = 'file', path = 'examples/data/text/*.txt', format = 'line');

CREATE MATERIALIZED VIEW word_counts AS
  SELECT word, COUNT(*) AS n
  FROM (SELECT LOWER(w) AS word FROM lines, UNNEST(REGEXP_SPLIT(line, '[^A-Za-z'']+')) AS t (w)) AS words
  WHERE word <> ''
  GROUP BY word;

SELECT * FROM word_counts ORDER BY n DESC, word LIMIT 10;
