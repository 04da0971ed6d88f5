SELECT auction, bidder, price, date_time, extra, CAST(date_time AS DATE), strftime(date_time, '%H:%M') FROM bid
