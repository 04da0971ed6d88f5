-- Word count over a socket. First, in another terminal: nc -lk 9999   (then type there)
CREATE STREAM lines (line VARCHAR)
  WITH (connector = 'socket', host = 'localhost', port = 9999, format = 'line', reconnect = false);

CREATE MATERIALIZED VIEW word_counts AS
  SELECT word, COUNT(*) AS n
  FROM (SELECT LOWER(w) AS word FROM lines, UNNEST(REGEXP_SPLIT(line, '[^A-Za-z'']+')) AS t (w)) AS words
  WHERE word <> ''
  GROUP BY word;

-- Ends when the other side closes the connection, or by q or Ctrl-C.
WATCH SELECT * FROM word_counts ORDER BY n DESC, word LIMIT 10;
