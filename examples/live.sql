-- Four years of daily weather, replayed forty rows a tick: a table that moves.
SET batch_interval = '100 ms';

CREATE STREAM weather (
  location VARCHAR,
  "date" TIMESTAMP(0),
  precipitation DOUBLE,
  temp_max DOUBLE,
  temp_min DOUBLE,
  wind DOUBLE,
  weather VARCHAR,
  WATERMARK FOR "date" AS "date" - INTERVAL '1' DAY
) WITH (path = 'examples/data/weather/*.csv', connector = 'file', max_rows_per_tick = 40);

CREATE MATERIALIZED VIEW months WITH (fill = 'background') AS
  SELECT DATE_TRUNC('month', "date") AS "month", location,
    COUNT(*) AS days, ROUND(SUM(precipitation), 1) AS rain_mm, MIN(temp_min) AS coldest, MAX(temp_max) AS hottest
  FROM weather
  GROUP BY DATE_TRUNC('month', "date"), location;

WATCH SELECT * FROM months ORDER BY "month" DESC, location LIMIT 10;
