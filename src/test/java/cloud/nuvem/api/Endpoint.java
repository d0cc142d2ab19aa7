package cloud.nuvem.api;

import cloud.nuvem.tenancy.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint, what it takes to be let through, and a request that changes nothing. Every endpoint is listed here; a test
 * fails for one that is not.
 *
 * @param needs null when any role in the place will do
 */
record Endpoint(
        String method,
        String path,
        Place place,
        @Nullable Permission needs,
        @Nullable String body) {

    /** Whose it is. */
    enum Place {
        /** The caller's own things; nobody is refused. */
        CALLER,
        ORGANIZATION,
        PROJECT,
        /** The provider's: its admins may, its support may look, it is not there for anybody else. */
        PROVIDER
    }

    private static final String ORGANIZATION = "/api/v1/organizations/{organization}";
    private static final String PROJECT = "/api/v1/projects/{project}";

    static final List<Endpoint> ALL = List.of(
            new Endpoint("GET", "/api/v1/organizations", Place.CALLER, null, null),
            new Endpoint("GET", "/api/v1/projects", Place.CALLER, null, null),
            new Endpoint("GET", "/api/v1/prices", Place.CALLER, null, null),
            new Endpoint(
                    "POST",
                    "/api/v1/prices/estimate",
                    Place.CALLER,
                    null,
                    "{\"items\": [{\"meter\": \"vm-running\", \"dimension\": \"u1.small\"}]}"),
            forProvider("GET", "/price-lists", null),
            forProvider("POST", "/price-lists", "{\"name\": \"\", \"currency\": \"EUR\"}"),
            forProvider("GET", "/price-lists/{id}", null),
            forProvider("PUT", "/price-lists/{id}", "{\"version\": 1, \"prices\": []}"),
            forProvider("DELETE", "/price-lists/{id}", null),
            forProvider("GET", "/price-lists/{id}/history", null),
            forProvider("GET", "/price-lists/{id}/simulation", null),
            forProvider("POST", "/price-lists/{id}/activate", "{\"version\": 1, \"confirm\": \"\"}"),
            forProvider("GET", "/plans", null),
            forProvider("POST", "/plans", "{\"id\": \"\", \"name\": \"\", \"priceList\": \"none\"}"),
            forProvider("GET", "/plans/{plan}", null),
            forProvider("GET", "/plans/{plan}/history", null),
            forProvider("PUT", "/plans/{plan}", "{\"name\": \"\", \"priceList\": \"none\"}"),
            forProvider("GET", "/plans/{plan}/limits", null),
            forProvider("PUT", "/plans/{plan}/limits", "{}"),
            forProvider("PUT", "/organizations/{id}/plan", "{\"plan\": \"none\"}"),
            forProvider("GET", "/credits", null),
            forProvider(
                    "POST",
                    "/credits",
                    "{\"organization\": \"00000000-0000-0000-0000-000000000000\", \"amount\": \"1\","
                            + " \"currency\": \"EUR\", \"reason\": \"\"}"),
            forProvider("GET", "/metering-gaps", null),
            forProvider("POST", "/metering-gaps/{id}/explanation", "{\"explanation\": \"\"}"),
            inOrganization("GET", "", null, null),
            inOrganization("GET", "/quota", null, null),
            inOrganization("GET", "/audit-entries", Permission.VIEW_AUDIT, null),
            inOrganization("GET", "/audit-entries/export", Permission.VIEW_AUDIT, null),
            inOrganization("GET", "/invoices", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/invoices/{id}", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/invoices/{id}/lines/{position}/explanation", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/invoices/{id}/pdf", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/invoices/{id}/csv", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/invoices/{id}/payments", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/payment-methods", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/credits", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/billing-account", Permission.VIEW_BILLING, null),
            inOrganization(
                    "PUT",
                    "/billing-account",
                    Permission.MANAGE_BILLING,
                    "{\"legalName\": \"\", \"addressLines\": \"\", \"city\": \"\", \"country\": \"PT\","
                            + " \"recipients\": [], \"timeZone\": \"UTC\", \"language\": \"en\"}"),
            inOrganization("GET", "/budgets", Permission.VIEW_BILLING, null),
            inOrganization("POST", "/budgets", Permission.MANAGE_BILLING, "{\"amount\": \"0\", \"thresholds\": []}"),
            inOrganization("GET", "/budgets/{id}", Permission.VIEW_BILLING, null),
            inOrganization(
                    "PUT", "/budgets/{id}", Permission.MANAGE_BILLING, "{\"amount\": \"0\", \"thresholds\": []}"),
            inOrganization("DELETE", "/budgets/{id}", Permission.MANAGE_BILLING, null),
            inOrganization("GET", "/budget-steps", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/usage", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/usage/report", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/usage/so-far", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/usage/gaps", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/usage/export", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/usage/resources/{id}", Permission.VIEW_BILLING, null),
            inOrganization("GET", "/ssh-keys", Permission.VIEW_RESOURCES, null),
            inOrganization("GET", "/ssh-keys/{id}", Permission.VIEW_RESOURCES, null),
            inOrganization(
                    "POST", "/ssh-keys", Permission.OPERATE_RESOURCES, "{\"name\": \"none\", \"publicKey\": \"none\"}"),
            inOrganization("DELETE", "/ssh-keys/{id}", Permission.OPERATE_RESOURCES, null),
            new Endpoint(
                    "POST",
                    "/api/v1/projects",
                    Place.ORGANIZATION,
                    Permission.MANAGE_PROJECTS,
                    "{\"organization\": \"{organization}\", \"name\": \"\"}"),
            inProject("GET", "", null, null),
            inProject("DELETE", "", Permission.MANAGE_PROJECTS, null),
            inProject("GET", "/instance-types", Permission.VIEW_RESOURCES, null),
            inProject("GET", "/images", Permission.VIEW_RESOURCES, null),
            inProject("GET", "/volume-types", Permission.VIEW_RESOURCES, null),
            inProject("GET", "/virtual-machines", Permission.VIEW_RESOURCES, null),
            inProject(
                    "POST",
                    "/virtual-machines",
                    Permission.OPERATE_RESOURCES,
                    "{\"name\": \"none\", \"image\": \"none\", \"instanceType\": \"none\"}"),
            inProject("GET", "/virtual-machines/{name}", Permission.VIEW_RESOURCES, null),
            inProject("PATCH", "/virtual-machines/{name}", Permission.OPERATE_RESOURCES, "{}"),
            inProject("DELETE", "/virtual-machines/{name}", Permission.OPERATE_RESOURCES, null),
            inProject("POST", "/virtual-machines/{name}/{action}", Permission.OPERATE_RESOURCES, ""),
            inProject(
                    "POST",
                    "/virtual-machines/{name}/resize",
                    Permission.OPERATE_RESOURCES,
                    "{\"instanceType\": \"none\"}"),
            inProject("GET", "/virtual-machines/{name}/console-log", Permission.USE_CONSOLE, null),
            inProject("GET", "/virtual-machines/{name}/events", Permission.VIEW_RESOURCES, null),
            inProject("GET", "/virtual-machines/{name}/events/export", Permission.VIEW_RESOURCES, null),
            inProject("GET", "/events", Permission.VIEW_RESOURCES, null),
            inProject("GET", "/events/export", Permission.VIEW_RESOURCES, null),
            inProject("GET", "/virtual-machines/{name}/metrics", Permission.VIEW_RESOURCES, null));

    private static Endpoint inOrganization(
            String method, String rest, @Nullable Permission needs, @Nullable String body) {
        return new Endpoint(method, ORGANIZATION + rest, Place.ORGANIZATION, needs, body);
    }

    private static Endpoint forProvider(String method, String rest, @Nullable String body) {
        return new Endpoint(method, "/api/v1/provider" + rest, Place.PROVIDER, null, body);
    }

    private static Endpoint inProject(String method, String rest, @Nullable Permission needs, @Nullable String body) {
        return new Endpoint(method, PROJECT + rest, Place.PROJECT, needs, body);
    }

    String name() {
        return method + " " + path;
    }
}
