package dev.orderbench.database;

/** A copy of a {@link TemplateDatabase}, to be read and written at will. Closing it drops it, connections included. */
public final class WorkingDatabase implements AutoCloseable {

    private final ConnectionInfo administration;
    private final String name;

    WorkingDatabase(ConnectionInfo administration, String name) {
        this.administration = administration;
        this.name = name;
    }

    public ConnectionInfo connection() {
        return administration.withDatabase(name);
    }

    @Override
    public void close() {
        TemplateDatabase.drop(administration, name);
    }
}
