package dev.orderbench.tck;

import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetOracle;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.time.InstantSource;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one server and fills one template for all tests of a JVM; both end with the last test. */
final class SharedTemplate implements ParameterResolver {

    private static volatile @Nullable Template lent;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Template.class;
    }

    /** Has all kits that are run from within a test use that test's template. */
    static void lend(Template template) {
        lent = template;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Template fromOutside = lent;
        if (fromOutside != null) {
            return fromOutside;
        }
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedTemplate.class))
                .computeIfAbsent(Template.class, key -> Template.create(), Template.class);
    }

    /** The server, the template on it, and fixtures that are as good as new. */
    static final class Template implements AutoCloseable {

        /** Each has connections, of which the server does not have any number. */
        private static final int MOST_KEPT = 4;

        private final PostgresServer server;
        private final TemplateDatabase database;
        private final DatasetOracle oracle;
        private final Deque<Fixture> kept = new ConcurrentLinkedDeque<>();

        private Template(PostgresServer server, TemplateDatabase database) {
            this.server = server;
            this.database = database;
            this.oracle = new DatasetOracle(database.dataset());
        }

        static Template create() {
            PostgresServer server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
            try {
                return new Template(server, TemplateDatabase.create(server, DatasetSize.TINY));
            } catch (DatabaseException e) {
                server.close();
                throw e;
            }
        }

        Dataset dataset() {
            return database.dataset();
        }

        /** A fixture as good as new; with a database that another store has left, where there is one. */
        Fixture take(Contender contender) {
            for (Fixture candidate : kept) {
                if (candidate.isOf(contender) && kept.remove(candidate)) {
                    return candidate;
                }
            }
            Fixture other = kept.poll();
            return Fixture.open(other == null ? database.copy() : other.release(), oracle, contender);
        }

        /** A fixture for one thread with a new database, and a clock of its own; closed by the caller. */
        Fixture fresh(Contender contender, InstantSource clock) {
            // One connection for a unit of work, and one for what it calls on the store itself.
            return Fixture.open(database.copy(), oracle, contender, clock, 2);
        }

        /**
         * Takes back a fixture. One that can be made as good as new serves another test, since to make one takes longer than
         * most tests do.
         */
        void giveBack(Fixture fixture) {
            if (kept.size() < MOST_KEPT && fixture.restore()) {
                kept.push(fixture);
            } else {
                fixture.close();
            }
        }

        @Override
        public void close() {
            try (server;
                    database) {
                kept.forEach(Fixture::close);
            }
        }
    }
}
