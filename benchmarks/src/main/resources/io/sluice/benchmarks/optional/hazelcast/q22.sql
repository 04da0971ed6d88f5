-- There is no function that splits a text.
-- result: BIGINT, BIGINT, BIGINT, VARCHAR, VARCHAR, VARCHAR, VARCHAR
SELECT auction, bidder, price, channel,
  SUBSTRING(path FROM 1 FOR CAST(slash1 - 1 AS INTEGER)) AS dir1,
  SUBSTRING(path FROM CAST(slash1 + 1 AS INTEGER) FOR CAST(slash2 - slash1 - 1 AS INTEGER)) AS dir2,
  SUBSTRING(path FROM CAST(slash2 + 1 AS INTEGER) FOR CAST(POSITION('/' IN path FROM CAST(slash2 + 1 AS INTEGER)) - slash2 - 1 AS INTEGER)) AS dir3
FROM (
  SELECT auction, bidder, price, channel, path, slash1, CAST(POSITION('/' IN path FROM CAST(slash1 + 1 AS INTEGER)) AS INTEGER) AS slash2
  FROM (
    SELECT auction, bidder, price, channel, path, CAST(POSITION('/' IN path) AS INTEGER) AS slash1
    FROM (
      SELECT auction, bidder, price, channel, SUBSTRING(url FROM CAST(POSITION('/' IN url FROM 9) + 1 AS INTEGER)) AS path
      FROM bid)))
