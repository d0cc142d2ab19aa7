package cloud.nuvem.dev;

import cloud.nuvem.identity.People;
import cloud.nuvem.identity.Person;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.Tenants;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The demo people in their organizations, made through the product's own facades as those people would. Safe to repeat. */
public final class DemoTenants {

    public static final Region REGION = new Region("fra-1");

    private final DevKeycloak keycloak;
    private final JwtDecoder tokens;
    private final People people;
    private final Organizations organizations;
    private final Memberships memberships;
    private final Projects projects;
    private final Tenants tenants;

    private DemoTenants(DevKeycloak keycloak, ApplicationContext portal) {
        this.keycloak = keycloak;
        this.tokens = portal.getBean(JwtDecoder.class);
        this.people = portal.getBean(People.class);
        this.organizations = portal.getBean(Organizations.class);
        this.memberships = portal.getBean(Memberships.class);
        this.projects = portal.getBean(Projects.class);
        this.tenants = portal.getBean(Tenants.class);
    }

    /** Who is there afterwards: the owners with their projects. */
    public record Seeded(Actor ana, List<Project> acme, Actor gil, List<Project> globex) {
        public Project shopProduction() {
            return named(acme, "shop-production");
        }

        public Project shopStaging() {
            return named(acme, "shop-staging");
        }

        public Project warehouse() {
            return named(globex, "warehouse");
        }

        private static Project named(List<Project> projects, String name) {
            return projects.stream()
                    .filter(project -> project.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    public static Seeded seed(DevKeycloak keycloak, ApplicationContext portal) {
        return new DemoTenants(keycloak, portal).seed();
    }

    private Seeded seed() {
        var ana = actor("ana");
        var gil = actor("gil");
        if (tenants.organizations(ana).isEmpty()) {
            var acme = found(ana, "acme", "Acme");
            grant(ana, acme, keycloak.tokenOf("otto"), Role.OPERATOR);
            grant(ana, acme, keycloak.tokenOf("bia"), Role.BILLING);
            grant(ana, acme, keycloak.tokenOf("vera"), Role.VIEWER);
            grant(ana, acme, keycloak.tokenOf(DemoClient.ACME_ROBOT), Role.OPERATOR);
            create(ana, acme, "shop-production");
            create(ana, acme, "shop-staging");
        }
        if (tenants.organizations(gil).isEmpty()) {
            var globex = found(gil, "globex", "Globex");
            grant(gil, globex, keycloak.tokenOf(DemoClient.GLOBEX_ROBOT), Role.OPERATOR);
            create(gil, globex, "warehouse");
        }
        person(keycloak.tokenOf("root"));
        person(keycloak.tokenOf("sofia"));
        return new Seeded(ana, tenants.projects(ana), gil, tenants.projects(gil));
    }

    /** The demo person as an actor at the API's door. */
    private Actor actor(String username) {
        var person = person(keycloak.tokenOf(username));
        return new Actor(person.id(), person.displayName(), Actor.Door.API);
    }

    /** Met as the portal meets everybody: by a token that it checks. */
    private Person person(String token) {
        var authentication = new JwtAuthenticationToken(tokens.decode(token), List.of());
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
        try {
            return people.current();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Organization found(Actor founder, String slug, String name) {
        var result = organizations.found(founder, new FoundOrganization(slug, name));
        if (result instanceof FoundOrganizationResult.Founded founded) {
            return founded.organization();
        }
        throw new IllegalStateException("The demo organization was refused: " + result);
    }

    private void grant(Actor owner, Organization organization, String token, Role role) {
        var result = memberships.grant(
                owner, new GrantRole(organization.id(), person(token).id(), null, role));
        if (!(result instanceof Memberships.ChangeRoleResult.Changed)) {
            throw new IllegalStateException("The demo role was refused: " + result);
        }
    }

    private void create(Actor owner, Organization organization, String name) {
        var result = projects.create(owner, new CreateProject(organization.id(), name, REGION));
        if (!(result instanceof CreateProjectResult.Created)) {
            throw new IllegalStateException("The demo project was refused: " + result);
        }
    }
}
