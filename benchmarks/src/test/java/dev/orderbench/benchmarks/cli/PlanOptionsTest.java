package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is planned where options leave out a part of the preset. */
class PlanOptionsTest {

    /** Whoever measures other operations than the preset's has controls all the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    standard | findOrder,searchOrders,salesReport | findOrder, searchOrders
                    standard | searchOrders,placeOrder            | placeOrder, searchOrders
                    standard | salesReport                        | salesReport
                    full     | findUserByEmail,placeOrder         | findUserByEmail, placeOrder
                    quick    | findOrder,searchOrders             |
                    """)
    void controlsAreOfWhatIsMeasured(String preset, String operations, String controlled) {
        RunCommand command = new RunCommand();
        new CommandLine(command).parseArgs("--preset=" + preset, "--operations=" + operations);

        assertThat(String.join(", ", command.request().stages().getFirst().controlled()))
                .isEqualTo(controlled == null ? "" : controlled);
    }
}
