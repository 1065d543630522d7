package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Who is measured under a name: a contender in one of its variants, or a control.
 *
 * <p>Names: {@code jooq} is jOOQ in its default variant, {@code jooq:naive} in another one; {@code raw-jdbc~twin} does what
 * {@code raw-jdbc} does, with a store of its own, and {@code raw-jdbc~slower} does every {@value #EVERY}th operation twice.
 *
 * @param provider whose store it is
 * @param variant in which variant
 * @param role whether it is a control
 */
public record Entrant(OrderStoreProvider provider, Variant variant, Role role) {

    /** So the true ratio is 1.05 in every currency, with any number of threads. */
    static final int EVERY = 20;

    /** The baseline first, all others as they stand. */
    public static final Comparator<Entrant> BASELINE_FIRST =
            Comparator.comparing((Entrant entrant) -> !entrant.id().equals(Contenders.BASELINE));

    private static final String TWIN = "~twin";
    private static final String SLOWER_TWIN = "~slower";

    /** A contender in its default variant. */
    public static Entrant of(OrderStoreProvider provider) {
        return new Entrant(provider, provider.variants().getFirst(), Role.CONTENDER);
    }

    /**
     * The contender of a name; controls are not named by users.
     *
     * @throws IllegalArgumentException naming what is accepted
     */
    public static Entrant of(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return of(Contenders.provider(name));
        }
        OrderStoreProvider provider = Contenders.provider(name.substring(0, colon));
        return new Entrant(provider, variant(provider, name.substring(colon + 1)), Role.CONTENDER);
    }

    private static Variant variant(OrderStoreProvider provider, String label) {
        return provider.variants().stream()
                .filter(variant -> variant.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown variant '%s' of %s: expected one of %s"
                        .formatted(
                                label,
                                provider.id(),
                                provider.variants().stream().map(Variant::label).collect(Collectors.joining(", ")))));
    }

    /** The entrant of a name that {@link #id} gave, controls included. */
    static Entrant parse(String id) {
        return Arrays.stream(Role.values())
                .filter(role -> !suffix(role).isEmpty() && id.endsWith(suffix(role)))
                .findFirst()
                .map(role ->
                        of(id.substring(0, id.length() - suffix(role).length())).as(role))
                .orElseGet(() -> of(id));
    }

    private Entrant as(Role other) {
        return new Entrant(provider, variant, other);
    }

    /** The two controls of a baseline. */
    List<Entrant> controls() {
        return List.of(as(Role.TWIN), as(Role.SLOWER_TWIN));
    }

    /** The same contender in its other variants; none where it is no tuned one itself. */
    List<Entrant> drafts() {
        return variant == provider.variants().getFirst()
                ? provider.variants().stream()
                        .skip(1)
                        .map(other -> new Entrant(provider, other, Role.DRAFT))
                        .toList()
                : List.of();
    }

    boolean isControl() {
        return role.isControl();
    }

    /** The name; unique within a run. */
    public String id() {
        String name = variant == provider.variants().getFirst() ? provider.id() : provider.id() + ":" + variant.label();
        return name + suffix(role);
    }

    private static String suffix(Role role) {
        return switch (role) {
            case CONTENDER, DRAFT -> "";
            case TWIN -> TWIN;
            case SLOWER_TWIN -> SLOWER_TWIN;
        };
    }

    /** How it is listed in results. */
    public Contender contender() {
        String name = provider.displayName();
        String displayName = switch (role) {
            case CONTENDER, DRAFT -> name;
            case TWIN -> name + ", twin";
            case SLOWER_TWIN -> name + ", 5 % slower twin";
        };
        return new Contender(id(), displayName, variant.name().toLowerCase(Locale.ROOT), role);
    }

    /** The same contender as it is first written; empty where it has no such variant, or is it. */
    public Optional<Entrant> naive() {
        return provider.variants().contains(Variant.NAIVE) && variant != Variant.NAIVE
                ? Optional.of(new Entrant(provider, Variant.NAIVE, role))
                : Optional.empty();
    }

    /** Makes its store; the caller closes it, and then the pool. */
    public OrderStore open(DataSource pool) {
        return provider.create(pool, new StoreOptions(variant, InstantSource.system()));
    }
}
