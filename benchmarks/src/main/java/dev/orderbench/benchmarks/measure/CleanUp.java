package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.WorkingDatabase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends what a run started when the program is interrupted in the middle of it: the measuring JVM, the databases, the
 * server. Closed without an interruption, it does nothing more.
 */
public final class CleanUp implements AutoCloseable {

    private final PostgresServer server;
    private final Runnable dropTemplates;
    private final Thread hook = new Thread(this::cleanUp, "order-bench clean-up");
    private volatile @Nullable WorkingDatabase database;
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private CleanUp(PostgresServer server, Runnable dropTemplates) {
        this.server = server;
        this.dropTemplates = dropTemplates;
    }

    /**
     * @param dropTemplates drops what working databases were copied from
     */
    public static CleanUp onInterrupt(PostgresServer server, Runnable dropTemplates) {
        CleanUp cleanUp = new CleanUp(server, dropTemplates);
        Runtime.getRuntime().addShutdownHook(cleanUp.hook);
        return cleanUp;
    }

    /** Names the database that is in use now. */
    void dropOnInterrupt(WorkingDatabase current) {
        this.database = current;
    }

    /**
     * Waits for the end of the program where it has been interrupted, so that the interruption is not taken for a failure
     * of the measuring JVM, which an interruption from the keyboard ends first. Returns otherwise.
     */
    public void awaitEndIfInterrupted() {
        try {
            if (interrupted.await(1, TimeUnit.SECONDS)) {
                new CountDownLatch(1).await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not pg_ctl, which another hook starts at the same time to stop the server. */
    private static boolean isJvm(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("java"))
                .isPresent();
    }

    private void cleanUp() {
        interrupted.countDown();
        ProcessHandle.current().descendants().filter(CleanUp::isJvm).forEach(ProcessHandle::destroyForcibly);
        if (server.source().equals("external")) {
            // A server of our own ends with all that is in it; another's keeps what is not dropped.
            WorkingDatabase current = database;
            try {
                if (current != null) {
                    current.close();
                }
                dropTemplates.run();
            } catch (DatabaseException e) {
                System.err.println("order-bench: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is running.
        }
    }
}
