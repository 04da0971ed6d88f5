-- The three tables of Nexmark: of 50 events one is a person, 3 are auctions, 46 are bids. Event time runs at 10,000 events a second unless
-- event_rate says otherwise; the columns are known, and date_time is event time.
CREATE STREAM person WITH (connector = 'nexmark', table = 'person', events = 1000000, seed = 1);
CREATE STREAM auction WITH (connector = 'nexmark', table = 'auction', events = 1000000, seed = 1);
CREATE STREAM bid WITH (connector = 'nexmark', table = 'bid', events = 1000000, seed = 1);
