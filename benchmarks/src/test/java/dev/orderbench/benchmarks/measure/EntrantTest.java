package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.contract.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntrantTest {

    @ParameterizedTest
    @CsvSource({
        "raw-jdbc, raw-jdbc, TUNED, CONTENDER",
        "jooq:naive, jooq, NAIVE, CONTENDER",
        "raw-jdbc~twin, raw-jdbc, TUNED, TWIN",
        "raw-jdbc~slower, raw-jdbc, TUNED, SLOWER_TWIN",
        "jpa:stateless~slower, jpa, STATELESS, SLOWER_TWIN"
    })
    void nameTellsContenderVariantAndRole(String id, String contender, Variant variant, Role role) {
        Entrant entrant = Entrant.parse(id);

        assertThat(entrant.provider().id()).isEqualTo(contender);
        assertThat(entrant.variant()).isEqualTo(variant);
        assertThat(entrant.role()).isEqualTo(role);
        assertThat(entrant.id()).isEqualTo(id);
    }
}
