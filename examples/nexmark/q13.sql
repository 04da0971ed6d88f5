-- A table beside the stream.
CREATE TABLE side_input (key BIGINT PRIMARY KEY, name VARCHAR);
INSERT INTO side_input VALUES
  (0, 'item 0'), (1, 'item 1'), (2, 'item 2'), (3, 'item 3'), (4, 'item 4'),
  (5, 'item 5'), (6, 'item 6'), (7, 'item 7'), (8, 'item 8'), (9, 'item 9');
CREATE MATERIALIZED VIEW q13 AS
SELECT b.auction, b.bidder, b.price, b.date_time, s.name
FROM bid b JOIN side_input s ON MOD(b.auction, 10) = s.key;
