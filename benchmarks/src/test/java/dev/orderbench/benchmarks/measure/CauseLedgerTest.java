package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.workload.Operation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CauseLedgerTest {

    private static final ForkSpec.CellKey CELL = new ForkSpec.CellKey(Operation.PLACE_ORDER, "jooq");
    private static final ForkSpec.CellKey OTHER = new ForkSpec.CellKey(Operation.PLACE_ORDER, "jpa");

    private final CauseLedger ledger = new CauseLedger();

    @Test
    void whatThreadsSpendIsDividedByWhatWasTimedAndTheRestByAllOperations() {
        // Two threads did 6 and 4 timed operations of the 16; the others were done while the slice settled.
        ledger.add(CELL, new CauseMeter.ThreadCost(6, 700, 90));
        ledger.add(CELL, new CauseMeter.ThreadCost(4, 300, 10));
        ledger.add(CELL, 16, 32, new ServerMeter.Reading(1_000L, 50L), new ServerMeter.Reading(1_160L, 66L));

        assertThat(ledger.causes()).isEqualTo(Map.of(CELL, new Causes(100, 10, 2, 10.0, 1.0)));
    }

    @Test
    void slicesAddUpAndWhatOneCouldNotSeeIsNotAvailable() {
        for (Long cpuNanos : new Long[] {100L, null}) {
            ledger.add(CELL, new CauseMeter.ThreadCost(1, 8, 2));
            ledger.add(CELL, 1, 4, new ServerMeter.Reading(0L, 0L), new ServerMeter.Reading(cpuNanos, 6L));
        }

        assertThat(ledger.causes()).isEqualTo(Map.of(CELL, new Causes(8, 2, 4, null, 6.0)));
    }

    @Test
    void processorTimeOfTheServerIsHiddenForAllWhoDidTheOperation() {
        ForkSpec.CellKey report = new ForkSpec.CellKey(Operation.SALES_REPORT, "jpa");
        for (ForkSpec.CellKey cell : new ForkSpec.CellKey[] {CELL, OTHER, report}) {
            ledger.add(cell, new CauseMeter.ThreadCost(1, 8, 2));
            ledger.add(cell, 1, 4, new ServerMeter.Reading(0L, 0L), new ServerMeter.Reading(7L, 6L));
        }

        ledger.hideServerCpu(Operation.PLACE_ORDER);

        Causes hidden = new Causes(8, 2, 4, null, 6.0);
        assertThat(ledger.causes())
                .isEqualTo(Map.of(CELL, hidden, OTHER, hidden, report, new Causes(8, 2, 4, 7.0, 6.0)));
    }

    @Test
    void cellThatDidNothingHasNoCauses() {
        ledger.add(OTHER, new CauseMeter.ThreadCost(0, 10, 10));
        ledger.add(OTHER, 0, 0, new ServerMeter.Reading(0L, 0L), new ServerMeter.Reading(1L, 1L));

        assertThat(ledger.causes()).isEmpty();
    }
}
