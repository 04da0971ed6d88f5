-- Run once by the launcher, so that the classes of everyday statements are in the class-data archive.
SELECT 1 + 1;
CREATE STREAM warm (word VARCHAR, price DECIMAL(10, 2), at TIMESTAMP(3), WATERMARK FOR at AS at - INTERVAL '1' SECOND);
CREATE MATERIALIZED VIEW warm_counts AS
  SELECT window_start, word, COUNT(*) AS n, SUM(price) AS total
  FROM warm WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY word EMIT CHANGES;
INSERT INTO warm VALUES ('to', 1.50, TIMESTAMP '2026-01-01 00:00:01'), ('be', 2, TIMESTAMP '2026-01-01 00:00:02');
SELECT UPPER(word), n FROM warm_counts WHERE n > 0 AND word LIKE '%o%' ORDER BY n DESC LIMIT 10;
EXPLAIN SELECT word FROM warm_counts;
SHOW STREAMS;
DESCRIBE warm_counts;
