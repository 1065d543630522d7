package dev.orderbench.jdbc.session;

import dev.orderbench.support.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The session of a running transaction: all work is a part of it. */
final class JoinedSession implements Session {

    private final Connection connection;

    JoinedSession(Connection connection) {
        this.connection = connection;
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return join(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return join(work);
    }

    @Override
    public <T extends @Nullable Object> T transaction(Work<T> work) {
        return join(work);
    }

    @Override
    public <T extends @Nullable Object> T snapshot(Work<T> work) {
        return join(work);
    }

    @Override
    public <T extends @Nullable Object> T cursor(Work<T> work) {
        return join(work);
    }

    private <T extends @Nullable Object> T join(Work<T> work) {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }
}
