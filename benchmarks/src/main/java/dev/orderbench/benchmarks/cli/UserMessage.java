package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.EnvironmentChangedException;
import dev.orderbench.benchmarks.measure.MachineBusyException;
import dev.orderbench.benchmarks.result.InvalidResultsException;
import dev.orderbench.database.DatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What a user is told of an exception: one sentence, no stack trace. */
final class UserMessage {

    private UserMessage() {}

    static String of(Exception exception) {
        return switch (exception) {
            case DatabaseException e -> String.valueOf(e.getMessage());
            case InvalidResultsException e -> String.valueOf(e.getMessage());
            case EnvironmentChangedException e -> String.valueOf(e.getMessage());
            case MachineBusyException e -> String.valueOf(e.getMessage());
            case IllegalArgumentException e -> String.valueOf(e.getMessage());
            case AccessDeniedException e -> "%s cannot be written: permission denied".formatted(e.getFile());
            case FileSystemException e -> "%s cannot be written: %s".formatted(e.getFile(), e.getReason());
            case UncheckedIOException e -> of(e);
            case IOException e -> "Reading or writing failed: %s".formatted(e.getMessage());
            default ->
                "%s: %s (a defect of order-bench; BENCH_DEBUG=1 in the environment shows where)"
                        .formatted(exception.getClass().getSimpleName(), exception.getMessage());
        };
    }

    /** Where it has a message of its own, that says which file. */
    private static String of(UncheckedIOException exception) {
        String message = String.valueOf(exception.getMessage());
        return exception.getCause() instanceof IOException cause && message.equals(cause.toString())
                ? of((Exception) cause)
                : message;
    }

    static int exitCode(Exception exception) {
        return switch (exception) {
            case InvalidResultsException e -> ExitCode.BAD_INPUT;
            case EnvironmentChangedException e -> ExitCode.BAD_INPUT;
            case IllegalArgumentException e -> ExitCode.BAD_INPUT;
            default -> ExitCode.UNUSABLE;
        };
    }
}
