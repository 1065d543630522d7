package dev.orderbench.benchmarks.measure;

import dev.orderbench.contract.OrderStoreProvider;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The contenders on the class path. */
public final class Contenders {

    /** The contender that ratios refer to, when it is measured. */
    public static final String BASELINE = "raw-jdbc";

    /** Leaves all others as they stand. */
    public static final Comparator<OrderStoreProvider> BASELINE_FIRST =
            Comparator.comparing((OrderStoreProvider provider) -> !provider.id().equals(BASELINE));

    private Contenders() {}

    /** All of them, the baseline first, the others in the order of the class path. */
    public static List<OrderStoreProvider> all() {
        return ServiceLoader.load(OrderStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(BASELINE_FIRST)
                .toList();
    }

    /**
     * The contender of an id.
     *
     * @throws IllegalArgumentException naming the accepted ones
     */
    public static OrderStoreProvider provider(String id) {
        return all().stream()
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown contender '%s': expected one of %s"
                        .formatted(
                                id, all().stream().map(OrderStoreProvider::id).collect(Collectors.joining(", ")))));
    }
}
