-- Daily records of two weather stations: a directory of CSV files read as a stream.
CREATE STREAM weather (
  location VARCHAR,
  "date" TIMESTAMP(0),
  precipitation DOUBLE,
  temp_max DOUBLE,
  temp_min DOUBLE,
  wind DOUBLE,
  weather VARCHAR,
  WATERMARK FOR "date" AS "date" - INTERVAL '1' DAY
) WITH (connector = 'file', path = 'examples/data/weather/*.csv', format = 'csv', header = true);

-- Running aggregates per station.
CREATE MATERIALIZED VIEW stations AS
  SELECT location, COUNT(*) AS days, MIN(temp_min) AS coldest, MAX(temp_max) AS hottest
  FROM weather GROUP BY location;

-- Precipitation per month.
CREATE MATERIALIZED VIEW monthly AS
  SELECT location, DATE_TRUNC('month', "date") AS "month", ROUND(SUM(precipitation), 1) AS mm
  FROM weather GROUP BY location, DATE_TRUNC('month', "date");

-- Weeks of rain: a window for each seven days, given once the week is over.
CREATE MATERIALIZED VIEW rainy_weeks AS
  SELECT location, window_start, COUNT(*) AS rainy_days
  FROM weather WINDOW TUMBLING (SIZE 7 DAYS)
  WHERE precipitation > 0
  GROUP BY location
  EMIT FINAL;

SELECT * FROM stations ORDER BY location;

-- The five hottest days.
SELECT location, CAST("date" AS DATE) AS "day", temp_max FROM weather ORDER BY temp_max DESC, "day", location LIMIT 5;

SELECT * FROM monthly WHERE "month" >= TIMESTAMP '2015-07-01 00:00:00' ORDER BY "month", location;

SELECT location, COUNT(*) AS weeks FROM rainy_weeks WHERE rainy_days = 7 GROUP BY location ORDER BY location;
