package dev.orderbench.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import java.time.InstantSource;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class RawJdbcProviderTest {

    @Test
    void refusesAVariantThatItDoesNotOffer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RawJdbcProvider()
                        .create(new PGSimpleDataSource(), new StoreOptions(Variant.STATELESS, InstantSource.system())))
                .withMessage("raw-jdbc has no variant 'stateless': expected one of tuned, naive");
    }

    @Test
    void isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(OrderStoreProvider.class))
                .hasOnlyElementsOfType(RawJdbcProvider.class)
                .hasSize(1);
    }
}
