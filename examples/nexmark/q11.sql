-- User sessions: how many bids each bidder made until 10 seconds went by without one.
CREATE MATERIALIZED VIEW q11 AS
SELECT bidder, COUNT(*) AS bids, window_start, window_end
FROM bid WINDOW SESSION (10 SECONDS)
GROUP BY bidder, window_start, window_end;
