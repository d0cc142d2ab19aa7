package cloud.nuvem.billing;

import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An organization's invoices as its people see them: issued ones only. Needs the right to view billing. */
public interface Invoices {

    /**
     * All issued ones, the newest first.
     *
     * @throws DeniedException for strangers and roles that may not see money
     */
    List<Invoice> of(Actor actor, OrganizationId organization);

    /** Empty for one that is not issued or another organization's. */
    Optional<InvoiceDetails> find(Actor actor, OrganizationId organization, InvoiceId id);

    /** Why a line costs what it costs; empty for an unknown invoice or line. */
    Optional<LineExplanation> explain(Actor actor, OrganizationId organization, InvoiceId id, int position);

    /** The document in one language; the same bytes each time. Empty for an unknown invoice. */
    Optional<InvoiceDocument> pdf(Actor actor, OrganizationId organization, InvoiceId id, Locale language);

    /** The lines as CSV with FOCUS columns. Empty for an unknown invoice. */
    Optional<InvoiceDocument> csv(Actor actor, OrganizationId organization, InvoiceId id);
}
