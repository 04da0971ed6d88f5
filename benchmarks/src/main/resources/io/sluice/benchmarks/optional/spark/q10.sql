-- mode: append
SELECT auction, bidder, price, date_time, extra, CAST(date_time AS DATE) AS bid_day, date_format(date_time, 'HH:mm') AS bid_minute FROM bid
