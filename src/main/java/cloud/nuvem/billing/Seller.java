package cloud.nuvem.billing;

import org.jspecify.annotations.Nullable;

/**
 * The legal entity that sells.
 *
 * @param id short and stable: numbers are counted per entity
 * @param taxId as printed; null without
 * @param bank where transfers go, as printed; null without
 */
public record Seller(
        String id,
        String legalName,
        PostalAddress address,
        @Nullable String taxId,
        String email,
        @Nullable String bank) {}
