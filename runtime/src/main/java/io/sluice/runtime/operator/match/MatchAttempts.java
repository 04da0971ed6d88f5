package io.sluice.runtime.operator.match;

import io.sluice.planner.plan.MatchNode.Skip;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;

/** Makes one attempt to match after the other, each from where AFTER MATCH lets it begin. */
final class MatchAttempts {
    private final MatchSpec spec;
    private final Matcher matcher;
    private final MatchRows output;

    MatchAttempts(MatchSpec spec, Matcher matcher, MatchRows output) {
        this.spec = spec;
        this.matcher = matcher;
        this.output = output;
    }

    /** @param start position in the partition of the first attempt */
    void make(PartitionMatches partition, Region region, int start) {
        int size = region.from() + region.size();
        int at = start;
        while (at < size) {
            if (spec.anchoredStart() && (at > 0 || !region.complete() || region.from() > 0)) {
                partition.attempt(at, at, size);
                return;
            }
            boolean found = matcher.matches(at - region.from(), partition.nextNumber());
            int looked = region.from() + matcher.reach();
            if (found) {
                int next = region.from() + next();
                partition.attempt(at, looked, next);
                partition.found(at, output.add(region, matcher.mapping(), partition.nextNumber()));
                at = next;
            } else {
                partition.attempt(at, looked, at + 1);
                at++;
            }
        }
    }

    /** Where the search goes on after the match, in the region. */
    private int next() {
        Mapping mapping = matcher.mapping();
        int first = mapping.start();
        switch (spec.skip().to()) {
            case NEXT_ROW -> {
                return first + 1;
            }
            case PAST_LAST_ROW -> {
                return first + mapping.length();
            }
            default -> {
                boolean forward = spec.skip().to() == Skip.To.FIRST;
                for (int i = 0; i < mapping.length(); i++) {
                    int row = forward ? i : mapping.length() - 1 - i;
                    if (spec.skip().symbols().contains(mapping.symbol(row))) {
                        if (row == 0) {
                            throw skipError("would go on at the first row of the match, again and again");
                        }
                        return first + row;
                    }
                }
                throw skipError("names a variable that no row of the match fits");
            }
        }
    }

    private static SluiceException skipError(String reason) {
        return new SluiceException(
                ErrorCode.INVALID_ARGUMENT, "AFTER MATCH SKIP " + reason + "; write AFTER MATCH SKIP PAST LAST ROW");
    }
}
