package cloud.nuvem.pricing;

/**
 * What an organization has bought: prices and quotas.
 *
 * @param id short and stable ({@code standard}); other modules hang their part of the plan on it
 * @param name as people see it
 */
public record Plan(String id, String name) {}
