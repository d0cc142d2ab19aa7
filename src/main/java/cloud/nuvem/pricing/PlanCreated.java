package cloud.nuvem.pricing;

/**
 * A plan was made, and nobody is on it yet: announced before anything can be, for modules that hang their part of a plan on
 * its id.
 *
 * @param like the plan whose other parts it begins with
 */
public record PlanCreated(String plan, String like) {}
