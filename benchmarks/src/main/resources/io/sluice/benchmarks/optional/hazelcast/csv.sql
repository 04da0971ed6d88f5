-- A file is no stream to Hazelcast: grouped by the number of the ten seconds.
-- result: BIGINT, BIGINT, TIMESTAMP WITH TIME ZONE, TIMESTAMP WITH TIME ZONE
SELECT bidder, COUNT(*) AS bids, TO_TIMESTAMP_TZ(ten * 10) AS window_start, TO_TIMESTAMP_TZ(ten * 10 + 10) AS window_end
FROM (SELECT bidder, CAST(FLOOR(EXTRACT(EPOCH FROM CAST(REPLACE(date_time, ' ', 'T') AS TIMESTAMP)) / 10) AS BIGINT) AS ten FROM bid_file)
GROUP BY bidder, ten
