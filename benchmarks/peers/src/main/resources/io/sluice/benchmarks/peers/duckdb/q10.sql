SELECT auction, bidder, price, date_time, extra, CAST(date_time AS DATE) AS bid_day, strftime(date_time, '%H:%M') AS bid_minute FROM bid
