package dev.orderbench.tck;

import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.DatasetOracle;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
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

    record Template(PostgresServer server, TemplateDatabase database, DatasetOracle oracle) implements AutoCloseable {

        static Template create() {
            PostgresServer server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
            try {
                TemplateDatabase database = TemplateDatabase.create(server, DatasetSize.TINY);
                return new Template(server, database, new DatasetOracle(database.dataset()));
            } catch (DatabaseException e) {
                server.close();
                throw e;
            }
        }

        @Override
        public void close() {
            try (server) {
                database.close();
            }
        }
    }
}
