package dev.orderbench.contract;

import org.jspecify.annotations.Nullable;

/**
 * Work that happens wholly or not at all: what it does through its {@link Transaction} is committed when it returns and
 * rolled back when it throws. It may be run more than once where a {@link RetryPolicy} says so, so it must not have other
 * effects.
 *
 * @param <T> its result
 */
@FunctionalInterface
public interface UnitOfWork<T extends @Nullable Object> {

    T run(Transaction transaction);
}
