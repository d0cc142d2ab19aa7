package cloud.nuvem.audit.internal;

import cloud.nuvem.audit.AuditTrail.Verification.Broken;
import cloud.nuvem.audit.AuditTrail.Verification.Intact;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Verifies all trails in one walk through the table, in constant memory. */
final class TrailsCheck {

    private static final int BATCH = 2_000;

    private final ChainQueries chain;
    private final KnownHeads known;
    private final PrintStream output;
    private boolean allIntact = true;

    TrailsCheck(ChainQueries chain, KnownHeads known, PrintStream output) {
        this.chain = chain;
        this.known = known;
        this.output = output;
    }

    /** Whether all are intact. */
    boolean run() {
        var unseen = new TreeSet<>(known.organizations());
        var organization = ChainQueries.FIRST;
        long sequence = 0;
        var check = new ChainCheck(null);
        List<ChainedRow> batch;
        do {
            batch = chain.afterInAll(organization, sequence, BATCH);
            for (var row : batch) {
                if (!row.row().organization().equals(organization)) {
                    print(organization, check);
                    organization = row.row().organization();
                    check = new ChainCheck(known.of(organization));
                    unseen.remove(organization);
                }
                check.next(row);
                sequence = row.row().sequence();
            }
        } while (batch.size() == BATCH);
        print(organization, check);
        unseen.forEach(missing -> print(missing, new ChainCheck(known.of(missing))));
        return allIntact;
    }

    private void print(UUID organization, ChainCheck check) {
        switch (check.result()) {
            case Intact(var rows, var hash) when rows == 0 -> {} // before the first organization
            case Intact(var rows, var hash) -> output.println(KnownHeads.line(organization, rows, hash));
            case Broken(var sequence, var fault) -> {
                allIntact = false;
                output.println("BROKEN " + organization + " at row " + sequence + ": " + fault);
            }
        }
    }
}
