-- result: BIGINT, BIGINT, BIGINT, TIMESTAMP, VARCHAR
SELECT auction, bidder, price, date_time, extra FROM bid
