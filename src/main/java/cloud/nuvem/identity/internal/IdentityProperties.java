package cloud.nuvem.identity.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Realm roles of Keycloak that make somebody the provider's staff.
 *
 * @param adminRole everything in the provider area
 * @param supportRole the same, read only
 */
@Validated
@ConfigurationProperties("nuvem.identity")
record IdentityProperties(
        @DefaultValue("provider-admin") String adminRole,
        @DefaultValue("provider-support") String supportRole) {}
