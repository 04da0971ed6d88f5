-- mode: append
SELECT b.auction, b.bidder, b.price, b.date_time, s.name
FROM bid b JOIN side_input s ON b.auction % 10 = s.key
