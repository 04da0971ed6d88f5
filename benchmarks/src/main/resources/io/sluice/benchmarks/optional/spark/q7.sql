-- mode: append
-- watermark: 0 seconds
SELECT b.auction, b.price, b.bidder, b.date_time, b.extra
FROM bid b
JOIN (SELECT MAX(price) AS most, window FROM bid GROUP BY window(date_time, '10 seconds')) m
ON b.price = m.most AND b.date_time >= m.window.start AND b.date_time < m.window.end
