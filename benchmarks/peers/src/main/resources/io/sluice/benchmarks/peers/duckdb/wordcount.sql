SELECT word, COUNT(*) AS n FROM (SELECT unnest(string_split(line, ' ')) AS word FROM lines) GROUP BY word
