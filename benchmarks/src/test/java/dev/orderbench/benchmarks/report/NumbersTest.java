package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.statistics.Estimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        // As wide as usual.
        "1.2149, 1.1712, 1.2603, '1.21 [1.17, 1.26]'",
        // Narrower than 0.02.
        "1.0054, 1.0001, 1.0108, '1.0054 [1.0001, 1.0108]'",
        "1.2345, 1.2301, 1.2389, '1.235 [1.230, 1.239]'",
        // Excludes 1, and must not look as if it touched it.
        "1.1501, 1.0012, 1.3211, '1.150 [1.001, 1.321]'",
        "0.9001, 0.8123, 0.9974, '0.900 [0.812, 0.997]'",
        // Holds 1 by a hair.
        "1.05, 0.99999, 1.1, '1.05000 [0.99999, 1.10000]'",
        // Far from 1.
        "12.341, 11.02, 13.87, '12.3 [11.0, 13.9]'",
        "12.341, 12.30, 12.38, '12.34 [12.30, 12.38]'",
        "0.3014, 0.2812, 0.3230, '0.30 [0.28, 0.32]'",
        // Two JVMs that disagree.
        "1.1, 0.00004, 30250, '1.10 [<0.01, >9,999]'",
        "1.1, 0, Infinity, '1.10 [<0.01, >9,999]'",
    })
    void ratiosHaveTheDigitsThatTheirIntervalSupports(double value, double low, double high, String text) {
        assertThat(Numbers.ratio(new Estimate.Interval(value, low, high)).text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.2149, 1.21", "1, 1.00", "1.004, 1.004", "0.996, 0.996", "12.34, 12.3", "123.4, 123"})
    void ratiosWithoutAnInterval(double value, String text) {
        assertThat(Numbers.ratio(new Estimate.Point(value)).text()).isEqualTo(text);
    }

    /** A bound that was rounded down would be exceeded. */
    @ParameterizedTest
    @CsvSource({"1.1249, 1.13", "1.125, 1.13", "1.12, 1.12", "1.0021, 1.003", "12.31, 12.4", "1234.4, '1,235'"})
    void boundsAreRoundedUp(double bound, String text) {
        assertThat(Numbers.ratioAtMost(bound)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "812345, 805000, 819000, '812 [805, 819]'",
        "45212, 44900, 45600, '45.2 [44.9, 45.6]'",
        "1234567, 1200000, 1270000, '1,235 [1,200, 1,270]'",
        "1234.5, 1230, 1239, '1.235 [1.230, 1.239]'",
        "51234, 4321, 612345, '51.2 [4.32, 612]'",
    })
    void timesAreInMicroseconds(double value, double low, double high, String text) {
        assertThat(Numbers.micros(new Estimate.Interval(value, low, high)).text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0%", "0.0001, <1%", "0.0049, <1%", "0.005, 1%", "0.174, 17%", "1, 100%", "1.126, 113%"})
    void sharesAreInPercentAndNoneThatIsThereIsZero(double part, String text) {
        assertThat(Numbers.share(part)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "61234, 61.2",
        "1234567, '1,230'",
        "812345, 812",
        "1234.5, 1.23",
        "41.26, 0.0413",
        "0.00000001, <0.000000001"
    })
    void timesWithoutAnIntervalHaveThreeDigits(double nanos, String text) {
        assertThat(Numbers.micros(new Estimate.Point(nanos)).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1.235, 1.24", "12.345, 12.3", "99.96, 100", "378297, '378,000'", "0.00412, 0.00412"})
    void whatHasNoIntervalHasThreeDigits(double number, String text) {
        assertThat(Numbers.threeDigits(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "15.3085, 1, 15.3",
        "0.306, 1, 0.3",
        "0.04, 1, <0.1",
        "0.06, 1, 0.1",
        "0, 1, 0",
        "1105.2, 0, '1,110'",
        "0.4, 0, <1",
        "8, 0, 8",
        "612.5, 0, 613",
        "0.4496, 1, 0.4",
        "1.23456, 2, 1.23",
    })
    void partsAreNoFinerThanTheWhole(double number, int decimals, String text) {
        assertThat(Numbers.part(number, decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"61190, 59800, 62600, 1", "2219900, 2199000, 2241000, 0", "61190, 61180, 61200, 3"})
    void decimalsAreThoseOfTheTimeAsItIsTold(double value, double low, double high, int decimals) {
        assertThat(Numbers.decimalsOfMicros(new Estimate.Interval(value, low, high)))
                .isEqualTo(decimals);
    }

    @ParameterizedTest
    @CsvSource({
        "4925.4, 4861, 4990, '4,925'",
        "49254, 48611, 49902, '49,250'",
        "492541, 486110, 499020, '492,500'",
        "31.46, 30.2, 32.7, '31.5'",
        "31.46, 1, 4000, '31'",
    })
    void ratesAreRoundedToWhatTheirIntervalSupports(double value, double low, double high, String text) {
        assertThat(Numbers.perSecond(new Estimate.Interval(value, low, high))).isEqualTo(text);
    }
}
