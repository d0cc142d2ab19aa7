package cloud.nuvem.tenancy.internal;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionSystemException;

/** Whether the database went away in the middle, so that PostgreSQL has undone what was not committed. */
final class LostConnection {

    private LostConnection() {}

    /** Also behind the rollback that failed on the dead connection; not when there was no connection to begin with. */
    static boolean is(RuntimeException failure) {
        return switch (failure) {
            case CannotGetJdbcConnectionException none -> false;
            case DataAccessResourceFailureException lost -> true;
            case TransactionSystemException rollback ->
                rollback.getOriginalException() instanceof DataAccessResourceFailureException;
            default -> false;
        };
    }
}
