package dev.orderbench.tck.random;

import dev.orderbench.contract.TransactionOptions;
import java.time.Instant;
import java.util.List;

/** One statement of a program. */
sealed interface Statement permits Operation, Statement.SetClock, Statement.Unit {

    /** The clock shows another time, and stands still there. */
    record SetClock(Instant time) implements Statement {}

    /**
     * A unit of work.
     *
     * @param entry the method that runs it
     * @param options how it is run, by those methods that take options
     * @param lock the key of the advisory lock, for those methods that take one
     * @param steps what the work does
     * @param ending how the work ends when no step's failure has ended it
     * @param lateUse whether the transaction is used once more after the work has ended (R73)
     */
    record Unit(Entry entry, TransactionOptions options, long lock, List<Step> steps, Ending ending, boolean lateUse)
            implements Statement {

        public Unit {
            steps = List.copyOf(steps);
        }

        Unit withSteps(List<Step> value) {
            return new Unit(entry, options, lock, value, ending, lateUse);
        }
    }

    /** The methods that run a unit of work. */
    enum Entry {
        TRANSACTION,
        LIST,
        ADVISORY_LOCK,
        TRY_ADVISORY_LOCK
    }

    /** How a work ends. */
    enum Ending {
        RETURN,
        EXCEPTION,
        ERROR
    }

    /**
     * One operation of a unit of work.
     *
     * @param operation the operation
     * @param swallowed whether the work goes on after its failure
     * @param outside whether it is called on the store instead of the transaction; for reads
     */
    record Step(Operation operation, boolean swallowed, boolean outside) {}
}
