package dev.orderbench.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FootprintTest {

    /** Maps whose order follows from the JVM would make two files of the same results, and two pages of the same file. */
    @Test
    void jarsStandInTheOrderOfTheirNames() {
        Map<String, Long> jars = new LinkedHashMap<>();
        IntStream.of(7, 2, 9, 4, 1, 8, 3, 6, 5).forEach(i -> jars.put("jar-" + i, (long) i));

        assertThat(new Footprint("jooq", null, jars, List.of(), List.of())
                        .jars()
                        .keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 9).mapToObj(i -> "jar-" + i).toList());
    }
}
