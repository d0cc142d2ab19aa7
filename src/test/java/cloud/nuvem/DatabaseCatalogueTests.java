package cloud.nuvem;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.MigratedPostgres;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.Test;

/**
 * What PostgreSQL's own catalogue says about all modules' schemas: no table, view, function or role lets anybody around
 * row-level security.
 */
class DatabaseCatalogueTests {

    /** Tables that belong to no organization, each with its reason. Another one needs a line here. */
    private static final Map<String, String> OF_NO_TENANT = Map.ofEntries(
            entry("billing.processor_news", "the payment processor's messages, before anybody knows whose they are"),
            entry("identity.person", "a person may belong to several organizations"),
            entry("api.idempotency_record", "belongs to a caller, and row-level security binds the caller"),
            entry("metering.region_meter", "how far a region is metered, of all tenants"),
            entry("metering.carried_meter", "how far a region is metered, of all tenants"),
            entry("pricing.price_list", "the provider's, the same for everybody"),
            entry("pricing.price", "the provider's, the same for everybody"),
            entry("pricing.plan", "the provider's, the same for everybody"),
            entry("pricing.price_tier", "the provider's, the same for everybody"),
            entry("pricing.plan_version", "the provider's, the same for everybody"),
            entry("pricing.change", "the provider's, its staff's work on prices"),
            entry("quota.plan_limit", "the provider's, the same for everybody"),
            entry("billing.tax_rate", "the provider's, the same for everybody"),
            entry("billing.number_series", "counts documents of all tenants"),
            entry("tenancy.organization", "is the tenant: bound by its id"));

    /** A gap of one resource is its tenant's; one of a whole region concerns all and is readable by all. */
    private static final String WITHOUT_TENANT_TOO = "metering.gap";

    private static final String OUR_TABLES = """
            select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relkind,
                   c.reloptions, pg_get_userbyid(c.relowner) as owner,
                   exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id'
                           and not a.attisdropped) as of_tenant
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public', 'ext')
              and c.relname not like 'flyway\\_schema\\_history%' and c.relkind in ('r', 'p', 'v', 'm', 'f')
            """;

    private final DSLContext catalogue = MigratedPostgres.shared().superuser();

    @Test
    void everyTableOfATenantIsBoundForItsOwnerToo() {
        var tables = catalogue.fetch("select * from (" + OUR_TABLES + ") t where of_tenant and relkind in ('r', 'p')");

        assertThat(tables).hasSizeGreaterThanOrEqualTo(3).allSatisfy(table -> {
            assertThat(table.get("relrowsecurity", Boolean.class))
                    .as(name(table))
                    .isTrue();
            assertThat(table.get("relforcerowsecurity", Boolean.class))
                    .as(name(table))
                    .isTrue();
        });
    }

    @Test
    void everyTableOfATenantComparesWithTheBoundOne() {
        var unbound = catalogue.fetch("select * from (" + OUR_TABLES + """
                ) t where of_tenant and relkind in ('r', 'p') and not exists (
                    select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*'
                      and pg_get_expr(p.polqual, p.polrelid) = '(organization_id = ext.bound_organization())')
                """);

        assertThat(unbound).extracting(DatabaseCatalogueTests::name).containsExactly(WITHOUT_TENANT_TOO);
        assertThat(catalogue.fetchValue("""
                        select pg_get_expr(polqual, polrelid) from pg_policy
                        where polrelid = 'metering.gap'::regclass and polname = 'tenant'"""))
                .isEqualTo("((organization_id IS NULL) OR (organization_id = ext.bound_organization()))");
    }

    @Test
    void everyOtherTableHasItsReason() {
        var tables =
                catalogue.fetch("select * from (" + OUR_TABLES + ") t where not of_tenant and relkind in ('r', 'p')");

        assertThat(tables)
                .extracting(DatabaseCatalogueTests::name)
                .containsExactlyInAnyOrderElementsOf(OF_NO_TENANT.keySet());
    }

    @Test
    void onlyTheProvidersRoleIsLetThroughUnbound() {
        var open = catalogue.fetch("""
                select p.polrelid::regclass::text as name, pg_get_expr(p.polqual, p.polrelid) as rule,
                       array(select rolname::text from pg_roles where oid = any (p.polroles)) as roles
                from pg_policy p
                """);

        assertThat(open)
                .filteredOn(policy -> !String.valueOf(policy.get("rule")).contains("bound_"))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(policy.get("roles", String[].class))
                        .as(name(policy))
                        .containsExactly("nuvem_provider"));
    }

    @Test
    void noFunctionBorrowsTheRightsOfItsOwner() {
        assertThat(catalogue.fetch("""
                        select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where p.prosecdef and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                        """))
                .extracting(DatabaseCatalogueTests::name)
                .isEmpty();
    }

    @Test
    void noViewReadsWithTheRightsOfItsOwner() {
        var views = catalogue.fetch("select * from (" + OUR_TABLES + """
                ) t where relkind in ('v', 'm', 'f')
                  and not (relkind = 'v' and 'security_invoker=true' = any (coalesce(reloptions, '{}')))
                """);

        assertThat(views).extracting(DatabaseCatalogueTests::name).isEmpty();
    }

    @Test
    void theApplicationsRolesOwnNothingAndBypassNothing() {
        var roles = catalogue.fetch("""
                select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty,
                       exists (select from pg_class where relowner = r.oid)
                         or exists (select from pg_namespace where nspowner = r.oid)
                         or exists (select from pg_proc where proowner = r.oid)
                         or exists (select from pg_database where datdba = r.oid) as owning,
                       exists (select from pg_auth_members where member = r.oid) as borrowing
                from pg_roles r where rolname in ('nuvem_app', 'nuvem_provider')
                """);

        assertThat(roles).hasSize(2).allSatisfy(role -> {
            assertThat(role.get("mighty", Boolean.class)).as(name(role)).isFalse();
            assertThat(role.get("owning", Boolean.class)).as(name(role)).isFalse();
            assertThat(role.get("borrowing", Boolean.class)).as(name(role)).isFalse();
        });
        assertThat(catalogue
                        .fetch("select rolbypassrls or rolsuper from pg_roles where rolname = 'nuvem_owner'")
                        .getValues(0, Boolean.class))
                .containsExactly(false);
    }

    @Test
    void theApplicationsRolesHaveNoRightThatSkipsPolicies() {
        var skipping =
                catalogue.fetch("select name || ' ' || role || ' ' || privilege as name from (" + OUR_TABLES + """
                ) t, unnest(array['nuvem_app', 'nuvem_provider']) role, unnest(array['TRUNCATE', 'TRIGGER', 'REFERENCES']) privilege
                where has_table_privilege(role, t.oid, privilege)
                """);
        var creating = catalogue.fetch("""
                select nspname || ' ' || role as name from pg_namespace, unnest(array['nuvem_app', 'nuvem_provider']) role
                where has_schema_privilege(role, oid, 'CREATE') and nspname not like 'pg\\_temp%'
                """);

        assertThat(skipping).extracting(DatabaseCatalogueTests::name).isEmpty();
        assertThat(creating).extracting(DatabaseCatalogueTests::name).isEmpty();
    }

    @Test
    void theTrailCanOnlyBeAddedTo() {
        var rights = catalogue.fetch("""
                select privilege from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) privilege
                where has_table_privilege('nuvem_app', 'audit.entry', privilege)
                   or has_any_column_privilege('nuvem_app', 'audit.entry',
                        case when privilege in ('DELETE', 'TRUNCATE') then 'SELECT' else privilege end)
                      and privilege not in ('DELETE', 'TRUNCATE')
                """);

        assertThat(Set.copyOf(rights.getValues(0, String.class))).isEqualTo(Set.of("SELECT", "INSERT"));
    }

    private static String name(Record row) {
        return String.valueOf(row.get("name"));
    }
}
