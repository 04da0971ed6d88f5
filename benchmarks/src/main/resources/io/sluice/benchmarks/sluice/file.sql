-- Bids of each bidder in every 10 seconds, as in q12.
CREATE MATERIALIZED VIEW counts AS
SELECT bidder, COUNT(*) AS bids, window_start, window_end
FROM bid WINDOW TUMBLING (SIZE 10 SECONDS)
GROUP BY bidder, window_start, window_end;
