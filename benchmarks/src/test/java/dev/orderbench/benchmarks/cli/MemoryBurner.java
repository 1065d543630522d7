package dev.orderbench.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes memory that fits into no cache, in a process of its own, until its input ends. */
final class MemoryBurner {

    private static final int LONGS = 8 << 20;
    private static final int LONGS_OF_LINE = 8;

    private MemoryBurner() {}

    static Process start(int threads) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Program.classPath(),
                        MemoryBurner.class.getName(),
                        Integer.toString(threads))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            threads.add(Thread.ofPlatform().daemon().start(MemoryBurner::burn));
        }
        while (System.in.read() >= 0) {
            // Nobody writes to it.
        }
    }

    private static void burn() {
        long[] memory = new long[LONGS];
        long sum = 1;
        while (sum != 0) {
            for (int i = 0; i < LONGS; i += LONGS_OF_LINE) {
                sum += memory[i] + 1;
                memory[i] = sum;
            }
        }
    }
}
