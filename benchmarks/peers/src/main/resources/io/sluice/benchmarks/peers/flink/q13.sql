SELECT b.auction, b.bidder, b.price, b.date_time, s.name
FROM clocked_bid b JOIN side_input FOR SYSTEM_TIME AS OF b.p_time AS s ON MOD(b.auction, 10) = s.key
