SELECT auction, bidder, price, date_time, 'item ' || auction % 10 FROM bid
