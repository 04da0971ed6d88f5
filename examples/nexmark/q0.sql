-- Pass through: what it costs to take rows in and put them into a live table.
CREATE MATERIALIZED VIEW q0 AS
SELECT auction, bidder, price, date_time, extra FROM bid;
