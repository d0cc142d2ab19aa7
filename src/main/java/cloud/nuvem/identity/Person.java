package cloud.nuvem.identity;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody known to the portal, as Keycloak last told us plus what they chose here.
 *
 * @param displayName full name; the user name where there is none
 * @param email null for service accounts
 */
public record Person(
        PersonId id,
        String username,
        String displayName,
        @Nullable String email,
        Kind kind,
        ProviderRole providerRole,
        Preferences preferences) {

    /** A human being, or a program with a service account. */
    public enum Kind {
        HUMAN,
        SERVICE_ACCOUNT
    }

    /** What somebody may do for the provider, from Keycloak's realm roles. */
    public enum ProviderRole {
        NONE,
        SUPPORT,
        ADMIN
    }

    /**
     * @param language null follows the browser
     * @param timeZone null follows the browser
     * @param lastProject id of the project last opened, to return to
     */
    public record Preferences(
            @Nullable Locale language,
            @Nullable ZoneId timeZone,
            ColorScheme colorScheme,
            @Nullable String lastProject) {

        public static final Preferences DEFAULTS = new Preferences(null, null, ColorScheme.SYSTEM, null);
    }

    /** Light, dark, or as the system says. */
    public enum ColorScheme {
        SYSTEM,
        LIGHT,
        DARK
    }
}
