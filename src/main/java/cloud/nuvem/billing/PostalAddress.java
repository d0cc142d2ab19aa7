package cloud.nuvem.billing;

/**
 * Where mail goes.
 *
 * @param lines street, number, building; one or two lines
 * @param region state or province; empty where addresses have none
 * @param country ISO 3166, two upper-case letters
 */
public record PostalAddress(String lines, String postalCode, String city, String region, String country) {}
