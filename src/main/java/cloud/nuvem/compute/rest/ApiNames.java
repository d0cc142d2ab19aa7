package cloud.nuvem.compute.rest;

import java.util.Locale;

/** How constants are written in JSON. */
final class ApiNames {

    private ApiNames() {}

    /** {@code no-host-has-room}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
