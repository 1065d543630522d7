package dev.orderbench.benchmarks.cli;

/** The exit codes of the program, which its help text lists. */
final class ExitCode {

    static final int DONE = 0;
    static final int SOMETHING_FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int UNUSABLE = 3;

    private ExitCode() {}
}
