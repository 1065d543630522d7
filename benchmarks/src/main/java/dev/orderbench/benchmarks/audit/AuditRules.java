package dev.orderbench.benchmarks.audit;

import dev.orderbench.database.wire.WireMeter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must hold of the readings, beside being the committed ones. Everything concerns all variants but {@code naive}, which
 * is there to show what it costs not to keep this:
 *
 * <ul>
 *   <li>asked for more, a read sends neither more statements nor more round trips, and a write no more round trips than a
 *       batch and a fetch of keys for each 50 rows (R7);
 *   <li>a round trip more than the baseline needs, a statement that only sets or shows something and that the baseline does
 *       not send, and a statement that only some calls send, each have a note;
 *   <li>a plan that reads a large table from end to end has a note;
 *   <li>each note explains something.
 * </ul>
 */
public final class AuditRules {

    private static final int BATCH = 50;

    private static final Pattern FULL_SCAN = Pattern.compile("Seq Scan on (?:orders|order_items|users)\\b");

    private static final Pattern SETS_OR_SHOWS =
            Pattern.compile("(?:SET|SHOW|RESET|SAVEPOINT|RELEASE|DISCARD|DEALLOCATE)\\b.*", Pattern.DOTALL);

    private final Audit.Result result;
    private final List<Note> notes;
    private final Set<Note> used = new LinkedHashSet<>();
    private final List<String> broken = new ArrayList<>();

    private AuditRules(Audit.Result result, List<Note> notes) {
        this.result = result;
        this.notes = notes;
    }

    /**
     * What is broken, each in a sentence; empty when all holds.
     *
     * @param complete whether everything was audited, so that a note that explains nothing is not needed
     */
    public static List<String> broken(Audit.Result result, List<Note> notes, boolean complete) {
        return new AuditRules(result, notes).check(complete);
    }

    private List<String> check(boolean complete) {
        for (Audited audited : result.audited()) {
            for (Audited.CaseResult caseResult : audited.cases()) {
                switch (caseResult) {
                    case Audited.Failed failed -> report(audited, failed, failed.reason());
                    case Audited.Read read -> {
                        if (!audited.variant().equals("naive")) {
                            checkGrowth(audited, read);
                            checkAgainstBaseline(audited, read);
                            checkPlans(audited, read);
                        }
                    }
                }
            }
        }
        if (complete) {
            for (Note note : notes) {
                if (!used.contains(note)) {
                    broken.add("The note '%s' of %s %s, %s, explains nothing: take it out"
                            .formatted(note.pattern(), note.contender(), note.variant(), note.operation()));
                }
            }
        }
        return broken;
    }

    private void checkGrowth(Audited audited, Audited.Read read) {
        Audited.Larger larger = read.larger();
        if (larger == null) {
            return;
        }
        int more = larger.reading().roundTrips() - read.reading().roundTrips();
        int allowed = read.writes() ? 2 * (larger.rows() - read.rows()) / BATCH : 0;
        if (more > allowed) {
            report(
                    audited,
                    read,
                    "%d round trips, but %d for %s"
                            .formatted(
                                    read.reading().roundTrips(),
                                    larger.reading().roundTrips(),
                                    larger.parameters()));
        }
        if (!read.writes() && larger.reading().statements() > read.reading().statements()) {
            report(
                    audited,
                    read,
                    "%d statements, but %d for %s"
                            .formatted(
                                    read.reading().statements(),
                                    larger.reading().statements(),
                                    larger.parameters()));
        }
    }

    private void checkAgainstBaseline(Audited audited, Audited.Read read) {
        for (String sql : read.sometimes().keySet()) {
            if (!explained(audited, read, sql)) {
                report(audited, read, "no note says why some calls send: " + sql);
            }
        }
        Optional<WireMeter.Reading> baseline = baseline(read);
        if (baseline.isEmpty() || audited.name().equals(Audit.BASELINE)) {
            return;
        }
        for (String sql : Set.copyOf(read.reading().sql())) {
            if (SETS_OR_SHOWS.matcher(sql.strip().toUpperCase(Locale.ROOT)).matches()
                    && !baseline.get().sql().contains(sql)
                    && !explained(audited, read, sql)) {
                report(audited, read, "the baseline does not need it, and no note says why it is sent: " + sql);
            }
        }
        int more = read.reading().roundTrips() - baseline.get().roundTrips();
        long explanations = read.reading().sql().stream()
                .filter(sql -> explained(audited, read, sql))
                .count();
        if (more > explanations) {
            report(
                    audited,
                    read,
                    "%d round trips, the baseline %d, and no note says why, or too few do"
                            .formatted(
                                    read.reading().roundTrips(), baseline.get().roundTrips()));
        }
    }

    private void checkPlans(Audited audited, Audited.Read read) {
        Set<String> scans = new LinkedHashSet<>();
        for (Audited.Plan plan : read.plans()) {
            Matcher matcher = FULL_SCAN.matcher(plan.text());
            while (matcher.find()) {
                scans.add(matcher.group());
            }
        }
        for (String scan : scans) {
            if (!explained(audited, read, scan)) {
                report(audited, read, "no note says why a plan has: " + scan);
            }
        }
    }

    private Optional<WireMeter.Reading> baseline(Audited.Read read) {
        return result.audited().stream()
                .filter(audited -> audited.name().equals(Audit.BASELINE))
                .flatMap(audited -> audited.cases().stream())
                .filter(Audited.Read.class::isInstance)
                .map(Audited.Read.class::cast)
                .filter(other -> other.title().equals(read.title()))
                .map(Audited.Read::reading)
                .findFirst();
    }

    private boolean explained(Audited audited, Audited.CaseResult caseResult, String text) {
        List<Note> fitting = notes.stream()
                .filter(note -> note.concerns(audited, caseResult) && text.contains(note.pattern()))
                .toList();
        used.addAll(fitting);
        return !fitting.isEmpty();
    }

    private void report(Audited audited, Audited.CaseResult caseResult, String what) {
        broken.add("%s, %s: %s".formatted(audited.name(), caseResult.title(), what));
    }
}
