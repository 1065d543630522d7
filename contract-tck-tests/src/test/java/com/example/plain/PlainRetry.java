package com.example.plain;

import dev.orderbench.contract.RetryPolicy;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs units of work again (R80 to R82). */
final class PlainRetry {

    private final PlainUnits units;
    private final @Nullable Defect defect;

    PlainRetry(PlainUnits units, @Nullable Defect defect) {
        this.units = units;
        this.defect = defect;
    }

    private boolean is(Defect candidate) {
        return defect == candidate;
    }

    <T extends @Nullable Object> T run(TransactionOptions how, UnitOfWork<T> work) {
        RetryPolicy policy = how.retry();
        int attempts =
                is(Defect.ONE_ATTEMPT_TOO_MANY) && policy.attempts() > 1 ? policy.attempts() + 1 : policy.attempts();
        List<StoreException> failures = new ArrayList<>();
        while (true) {
            try {
                return units.run(how, work, () -> {
                    if (is(Defect.CONNECTION_HELD_BETWEEN_ATTEMPTS) && policy.attempts() > 1) {
                        pause(policy, failures.size());
                    }
                });
            } catch (StoreException e) {
                if (!isWorthIt(e) || failures.size() + 1 >= attempts || !pause(policy, failures.size())) {
                    if (!is(Defect.EARLIER_FAILURES_LOST)) {
                        failures.stream().filter(earlier -> earlier != e).forEach(e::addSuppressed);
                    }
                    throw e;
                }
                failures.add(e);
            }
        }
    }

    private boolean isWorthIt(StoreException e) {
        return e instanceof StoreException.SerializationFailure && !is(Defect.NOTHING_RETRIED)
                || e instanceof StoreException.Deadlock && !is(Defect.DEADLOCK_NOT_RETRIED)
                || is(Defect.EVERYTHING_RETRIED);
    }

    private boolean pause(RetryPolicy policy, int failedBefore) {
        Duration limit = policy.firstBackoff();
        for (int i = 0; i < failedBefore && limit.compareTo(policy.longestBackoff()) < 0; i++) {
            limit = limit.multipliedBy(2);
        }
        Duration shorter = limit.compareTo(policy.longestBackoff()) < 0 ? limit : policy.longestBackoff();
        try {
            Thread.sleep(Duration.ofNanos((long) (Math.random() * shorter.toNanos())));
            return true;
        } catch (InterruptedException e) {
            if (!is(Defect.INTERRUPTION_FORGOTTEN)) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
    }
}
