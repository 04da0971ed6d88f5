-- Bids of each bidder in every 10 seconds by the clock.
CREATE STREAM bid_by_clock (bidder BIGINT, p_time TIMESTAMP(3), WATERMARK FOR p_time AS p_time)
  WITH (connector = 'nexmark', table = 'bid', events = 1000000, seed = 1, rate = 50000);
CREATE MATERIALIZED VIEW q12 AS
SELECT bidder, COUNT(*) AS bids, window_start, window_end
FROM bid_by_clock WINDOW TUMBLING (SIZE 10 SECONDS)
GROUP BY bidder, window_start, window_end;
