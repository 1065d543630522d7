package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgNumberTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "52, 52", "52.04, 52", "52.06, 52.1", "-0.04, 0", "-3.25, -3.2", "-3.26, -3.3", "1234.5, 1234.5"
    })
    void tenthsAreToldAndNoughtsAreNot(double number, String text) {
        assertThat(SvgNumber.of(number)).isEqualTo(text);
    }

    /** By hand: 10.04 and 19.96 are told as 10 and 20, so the way between them is 10, not 9.9. */
    @Test
    void aPathTellsTheWayFromPlaceToPlace() {
        assertThat(SvgNumber.path(List.of(
                        new SvgNumber.Place(10.04, 5),
                        new SvgNumber.Place(19.96, 5),
                        new SvgNumber.Place(19.96, 2.5),
                        new SvgNumber.Place(21, 7),
                        new SvgNumber.Place(22.5, 6))))
                .isEqualTo("M10 5h10v-2.5l1 4.5l1.5-1");
        assertThat(SvgNumber.path(List.of())).isEmpty();
    }
}
