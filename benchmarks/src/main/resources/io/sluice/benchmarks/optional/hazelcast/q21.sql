-- result: BIGINT, BIGINT, BIGINT, VARCHAR, VARCHAR
SELECT auction, bidder, price, channel,
  CASE LOWER(channel)
    WHEN 'apple' THEN '0'
    WHEN 'google' THEN '1'
    WHEN 'facebook' THEN '2'
    WHEN 'baidu' THEN '3'
    ELSE SUBSTRING(url FROM CAST(POSITION('&channel_id=' IN url) + 12 AS INTEGER))
  END AS channel_id
FROM bid
WHERE url LIKE '%&channel_id=%' OR LOWER(channel) IN ('apple', 'google', 'facebook', 'baidu')
