package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;

/** By which id a contender is known whatever its variant: the part before the colon in {@code jpa:naive}. */
final class Modules {

    private Modules() {}

    static String id(Contender contender) {
        return contender.id().split("[:~]", 2)[0];
    }
}
