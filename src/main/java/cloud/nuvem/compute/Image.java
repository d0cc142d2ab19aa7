package cloud.nuvem.compute;

import cloud.nuvem.kernel.DataSize;
import org.jspecify.annotations.Nullable;

/**
 * What a boot volume starts from (CDI {@code DataSource} in the provider's image namespace).
 *
 * @param family for example {@code debian}; versions of a family are shown together
 * @param defaultUser the account cloud-init prepares
 * @param minimumDisk boot volumes are at least this large
 * @param ready false while the image itself is still being imported
 */
public record Image(
        String name,
        String displayName,
        String family,
        String version,
        String defaultUser,
        DataSize minimumDisk,
        @Nullable String preference,
        boolean recommended,
        boolean ready) {}
