package cloud.nuvem.tenancy;

import cloud.nuvem.kernel.Refusal;
import java.util.List;

/** Founds organizations. Signing up will be built on this. */
public interface Organizations {

    /** The founder becomes its first owner. */
    FoundOrganizationResult found(Actor founder, FoundOrganization command);

    /**
     * @param slug 3 to 40 lower-case letters, digits and hyphens, beginning with a letter; unique over all organizations
     * @param name 1 to 60 characters
     */
    record FoundOrganization(String slug, String name) {}

    /** What became of it. */
    sealed interface FoundOrganizationResult {
        /** It is there, and the founder owns it. */
        record Founded(Organization organization) implements FoundOrganizationResult {}

        /** Too short, too long, or with other characters. */
        record InvalidSlug() implements FoundOrganizationResult, Refusal {
            @Override
            public String code() {
                return "organization.invalid-slug";
            }

            @Override
            public String field() {
                return "slug";
            }
        }

        /** Empty, too long, or unprintable. */
        record InvalidName() implements FoundOrganizationResult, Refusal {
            @Override
            public String code() {
                return "organization.invalid-name";
            }

            @Override
            public String field() {
                return "name";
            }
        }

        /** Another organization has that short name. */
        record SlugTaken(String slug) implements FoundOrganizationResult, Refusal {
            @Override
            public String code() {
                return "organization.slug-taken";
            }

            @Override
            public List<Object> arguments() {
                return List.of(slug);
            }

            @Override
            public String field() {
                return "slug";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }
    }
}
