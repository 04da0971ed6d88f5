-- left out: A stream-to-stream join must have a join condition constraining the maximum difference between time values of the joined tables in both directions
-- result: VARCHAR, VARCHAR, VARCHAR, BIGINT
SELECT p.name, p.city, p.state, a.id
FROM timed_auction a JOIN timed_person p ON a.seller = p.id
WHERE a.category = 10 AND p.state IN ('OR', 'ID', 'CA')
