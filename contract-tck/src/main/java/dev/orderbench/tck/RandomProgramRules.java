package dev.orderbench.tck;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.tck.random.RandomPrograms;
import dev.orderbench.tck.random.Subject;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * R1 to R75 in combination: a random program does what the reference does. Its seed is fixed for each contender and variant;
 * the system properties {@value #SEED} and {@value #OPERATIONS} set another seed and length.
 */
interface RandomProgramRules extends Rules {

    String SEED = "orderbench.seed";

    String OPERATIONS = "orderbench.operations";

    /** A fixture with a database of its own and the given clock; closed by the caller. */
    Fixture freshFixture(InstantSource clock);

    @Test
    default void r01_r75_randomProgramDoesWhatTheReferenceDoes(TestReporter reporter) {
        long seed = Long.getLong(SEED, fixture().seed());
        int operations = Effort.of(OPERATIONS);
        String command = "./mvnw test -Dtest='%s#r01_r75_*' -Dsurefire.failIfNoSpecifiedTests=false -D%s=%d -D%s=%d"
                .formatted(getClass().getSimpleName(), SEED, seed, OPERATIONS, operations);
        reporter.publishEntry("to run it again", command);

        new RandomPrograms(fixture().dataset(), clock -> new FixtureSubject(freshFixture(clock)))
                .check(seed, operations, command);
    }

    /** A fixture as random programs see it. */
    record FixtureSubject(Fixture fixture) implements Subject {

        @Override
        public OrderStore store() {
            return fixture.store();
        }

        @Override
        public List<List<String>> query(String sql) {
            return fixture.query(sql);
        }

        @Override
        public void close() {
            fixture.close();
        }
    }
}
