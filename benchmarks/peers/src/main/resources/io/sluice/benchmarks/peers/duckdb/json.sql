SELECT bidder, COUNT(*) AS bids, time_bucket(INTERVAL '10 seconds', date_time) AS window_start,
  time_bucket(INTERVAL '10 seconds', date_time) + INTERVAL '10 seconds' AS window_end
FROM read_json('${file}', format = 'newline_delimited',
  columns = {auction: 'BIGINT', bidder: 'BIGINT', price: 'BIGINT', channel: 'VARCHAR', url: 'VARCHAR', date_time: 'TIMESTAMP', extra: 'VARCHAR'})
GROUP BY ALL
