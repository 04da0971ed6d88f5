package io.sluice.runtime.engine;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets nothing but {@link SluiceException} reach the user, with the text the error points into. */
final class UserErrors {
    private static final Logger LOG = LoggerFactory.getLogger(UserErrors.class);

    private UserErrors() {}

    static <T> T within(String sql, Supplier<T> action) {
        try {
            return action.get();
        } catch (SluiceException error) {
            throw error.inText(sql);
        } catch (RuntimeException | AssertionError bug) {
            LOG.error("bug in statement {}", sql, bug);
            throw new SluiceException(ErrorCode.INTERNAL_ERROR, "the statement broke the engine: " + bug, bug)
                    .inText(sql);
        }
    }
}
