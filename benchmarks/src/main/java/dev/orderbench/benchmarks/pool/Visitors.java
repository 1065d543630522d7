package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.Entrant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Several contenders that are in the laboratory at the same time, so that they can take turns: what slows the machine for a while
 * then slows a turn of each, and not all that is known of one.
 */
final class Visitors implements Iterable<Visitor>, AutoCloseable {

    private final List<Visitor> visitors = new ArrayList<>();
    private final Random random;

    private Visitors(long seed) {
        this.random = new Random(seed);
    }

    /** Lets contenders in; those who are in already leave again where one cannot be. */
    static Visitors enter(List<Entrant> entrants, PoolContext context, int workers) {
        Visitors visitors = new Visitors(context.seed() * 1_000_003);
        try {
            for (Entrant entrant : entrants) {
                visitors.visitors.add(Visitor.enter(entrant, context, workers));
            }
            return visitors;
        } catch (RuntimeException e) {
            visitors.close();
            throw e;
        }
    }

    /** In the order in which they came. */
    @Override
    public Iterator<Visitor> iterator() {
        return List.copyOf(visitors).iterator();
    }

    /** The one that came first. */
    Visitor first() {
        return visitors.getFirst();
    }

    int count() {
        return visitors.size();
    }

    /** In an order that is drawn anew each time; the same sequence of orders for the same seed. */
    List<Visitor> shuffled() {
        return shuffled(visitors);
    }

    /** Anything else that takes turns. */
    <T> List<T> shuffled(List<T> some) {
        List<T> order = new ArrayList<>(some);
        Collections.shuffle(order, random);
        return order;
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
        visitors.clear();
    }
}
