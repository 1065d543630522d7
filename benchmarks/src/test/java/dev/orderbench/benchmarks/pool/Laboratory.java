package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Experiments with the baseline, as the preset quick has them. */
final class Laboratory {

    private Laboratory() {}

    static PoolResults run(PoolQuestion... questions) throws InterruptedException {
        PoolRequest request = new PoolRequest(
                System.getProperty("bench.db", "embedded"),
                List.of(Entrant.of(Contenders.BASELINE)),
                List.of(questions),
                PoolScale.QUICK,
                1);
        Set<Long> before = servers();
        PoolResults results = new PoolLaboratory(request, new Printing()).run("unknown");
        assertThat(before).as("what still runs: PostgreSQL, PgBouncer").containsAll(servers());
        return results;
    }

    private static Set<Long> servers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres") || command.endsWith("/pgbouncer"))
                        .isPresent())
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private static final class Printing implements ProgressListener {

        @Override
        public void step(String what) {
            System.out.println(what);
        }

        @Override
        public void problem(String what) {
            System.out.println("FAILED " + what);
        }

        @Override
        public void slice(int jvm, int jvms, String what, double shareDone) {
            assertThat(what).as("no slices here").isNull();
        }

        @Override
        public void part(String what, double shareDone) {
            // Of no interest here.
        }
    }
}
