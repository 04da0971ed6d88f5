-- result: BIGINT, BIGINT, BIGINT, TIMESTAMP, VARCHAR
SELECT b.auction, b.bidder, b.price, b.date_time, s.name
FROM bid b JOIN side_input s ON CAST(b.auction % 10 AS BIGINT) = s.key
