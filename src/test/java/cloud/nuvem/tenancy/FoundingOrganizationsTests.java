package cloud.nuvem.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.InvalidName;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.InvalidSlug;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.SlugTaken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundingOrganizationsTests {

    private final Organizations organizations = TenancyWorld.bean(Organizations.class);
    private final Actor founder = TenancyWorld.somebody();

    @Test
    void theFounderOwnsIt() {
        var result = organizations.found(founder, new FoundOrganization("initech", "Initech"));

        var organization = ((Founded) result).organization();
        assertThat(TenancyWorld.bean(Tenants.class).organizations(founder)).containsExactly(organization);
        assertThat(TenancyWorld.bean(Access.class)
                        .require(founder, organization.id(), Permission.CLOSE_ORGANIZATION)
                        .role())
                .isEqualTo(Role.OWNER);
    }

    @Test
    void refusesASlugThatSomebodyHas() {
        var taken = TenancyWorld.organizationOf(TenancyWorld.somebody()).slug();

        assertThat(organizations.found(founder, new FoundOrganization(taken, "Mine")))
                .isEqualTo(new SlugTaken(taken));
        assertThat(TenancyWorld.bean(Tenants.class).organizations(founder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ab", "Acme", "1acme", "acme-", "ac me", "açme", "a23456789012345678901234567890123456789012"
            })
    void refusesASlugThatIsNone(String slug) {
        assertThat(organizations.found(founder, new FoundOrganization(slug, "Mine")))
                .isEqualTo(new InvalidSlug());
    }

    @Test
    void refusesAnEmptyName() {
        assertThat(organizations.found(founder, new FoundOrganization("nameless", " ")))
                .isEqualTo(new InvalidName());
    }
}
