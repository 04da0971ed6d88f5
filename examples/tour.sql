-- A tour of Sluice: every kind of statement once. Run it with: bin/sluice -f examples/tour.sql

-- Streams: append-only rows. This one takes INSERTs and keeps an hour of them, so it can be read as well.
CREATE STREAM bids (
  auction BIGINT NOT NULL,
  bidder BIGINT,
  price DECIMAL(10, 2),
  channel VARCHAR,
  at TIMESTAMP(3),
  WATERMARK FOR at AS at - INTERVAL '4' SECOND
) WITH (retention = '1 hour');

-- A standing query. Its result, `hot`, is a live table from now on.
CREATE MATERIALIZED VIEW hot AS
  SELECT auction, window_start, COUNT(*) AS n, MAX(price) AS top
  FROM bids WINDOW TUMBLING (SIZE 10 SECONDS, GRACE PERIOD 5 SECONDS)
  GROUP BY auction
  EMIT CHANGES;

-- The same window in the words of the SQL standard, one row per window once it has closed.
CREATE MATERIALIZED VIEW per_channel AS
  SELECT channel, window_start, window_end, SUM(price) AS total, AVG(price) AS mean
  FROM TABLE(TUMBLE(TABLE bids, DESCRIPTOR(at), INTERVAL '10' SECOND))
  GROUP BY channel, window_start, window_end
  EMIT FINAL;

-- Overlapping windows: 10 seconds long, a new one every 5.
CREATE MATERIALIZED VIEW sliding AS
  SELECT window_start, COUNT(*) AS n, COUNT(DISTINCT bidder) AS bidders
  FROM bids WINDOW HOPPING (SIZE 10 SECONDS, ADVANCE BY 5 SECONDS)
  GROUP BY window_start;

-- A view on a view, and a plain view, which is only a name for a query.
CREATE MATERIALIZED VIEW busy AS SELECT auction, SUM(n) AS bids FROM hot GROUP BY auction HAVING SUM(n) > 1;
CREATE VIEW expensive AS SELECT * FROM bids WHERE price >= 20;

-- Results can also leave the engine.
CREATE SINK nowhere FROM hot WITH (connector = 'blackhole');

INSERT INTO bids VALUES
  (1, 100, 10.00, 'web', TIMESTAMP '2026-01-31 12:00:01'),
  (1, 101, 12.50, 'app', TIMESTAMP '2026-01-31 12:00:03'),
  (2, 100, 30.00, 'web', TIMESTAMP '2026-01-31 12:00:04'),
  (1, 102, 15.00, 'web', TIMESTAMP '2026-01-31 12:00:12'),
  (2, 103, 31.00, 'app', TIMESTAMP '2026-01-31 12:00:19'),
  (3, 100, 5.25, NULL, TIMESTAMP '2026-01-31 12:00:31');

SELECT * FROM hot ORDER BY window_start, auction;
SELECT channel, window_start, total, mean FROM per_channel ORDER BY window_start, channel;
SELECT * FROM sliding ORDER BY window_start LIMIT 3;
SELECT * FROM busy ORDER BY auction;
SELECT auction, price, UPPER(channel) AS channel FROM expensive ORDER BY price DESC;

-- A row for a window that has closed is late: set aside, counted, and readable.
INSERT INTO bids VALUES (9, 999, 1.00, 'web', TIMESTAMP '2026-01-31 12:00:02');
SELECT relation, COUNT(*) AS late_rows FROM sys.late GROUP BY relation ORDER BY relation;

-- Tables take changes; views over them follow.
CREATE TABLE rates (currency VARCHAR PRIMARY KEY, rate DECIMAL(10, 4) NOT NULL);
CREATE MATERIALIZED VIEW strong AS SELECT currency, rate FROM rates WHERE rate > 1;
INSERT INTO rates (currency, rate) VALUES ('EUR', 1.0000), ('GBP', 1.1500), ('USD', 0.9200);
UPDATE rates SET rate = rate * 1.10 WHERE currency <> 'EUR';
DELETE FROM rates WHERE currency = 'GBP';
INSERT INTO rates VALUES ('USD', 1.2000), ('SEK', 0.0900) ON CONFLICT (currency) DO UPDATE SET rate = excluded.rate;
MERGE INTO rates AS r USING (VALUES ('SEK', 0.0000), ('CHF', 1.0500)) AS news (currency, rate) ON r.currency = news.currency
  WHEN MATCHED AND news.rate = 0 THEN DELETE
  WHEN NOT MATCHED THEN INSERT VALUES (news.currency, news.rate);
SELECT * FROM strong ORDER BY currency;
TRUNCATE TABLE rates;

-- Files are streams too; the schema is guessed, and a script's next SELECT sees all rows.
CREATE STREAM weather FROM 'examples/data/weather/*.csv';
CREATE MATERIALIZED VIEW wettest AS
  SELECT location, MAX(precipitation) AS mm, COUNT(*) FILTER (WHERE precipitation > 0) AS wet_days
  FROM weather GROUP BY location;
SELECT * FROM wettest ORDER BY location;

-- What runs, and how.
SHOW STREAMS;
SHOW VIEWS LIKE 'h%';
DESCRIBE FUNCTION GREATEST;
DESCRIBE hot;
EXPLAIN SELECT auction, n FROM hot WHERE n > 1;
EXPLAIN LOGICAL SELECT auction, n FROM hot WHERE n > 1;
SET batch_interval = '250 ms';
RESET batch_interval;
PAUSE busy;
RESUME busy;

DROP SINK nowhere;
DROP MATERIALIZED VIEW busy;
DROP VIEW expensive;
