-- Flights and their delays: JSON lines, the schema guessed from the file.
CREATE STREAM flights FROM 'examples/data/flights/flights.jsonl';

DESCRIBE flights;

CREATE MATERIALIZED VIEW airports AS
  SELECT origin, COUNT(*) AS flights, AVG(delay) AS mean_delay, MAX(delay) AS worst,
    COUNT(*) FILTER (WHERE delay > 15) AS late
  FROM flights GROUP BY origin HAVING COUNT(*) >= 20;

SELECT origin, flights, ROUND(mean_delay, 1) AS mean_delay, worst, late
FROM airports ORDER BY flights DESC, origin LIMIT 10;

-- Two views read at one tick always agree: every flight is either long or short.
CREATE MATERIALIZED VIEW by_length AS
  SELECT CASE WHEN distance >= 1000 THEN 'long' ELSE 'short' END AS length, COUNT(*) AS flights, AVG(delay) AS mean_delay
  FROM flights GROUP BY CASE WHEN distance >= 1000 THEN 'long' ELSE 'short' END;

SELECT length, flights, ROUND(mean_delay, 2) AS mean_delay FROM by_length ORDER BY length;
