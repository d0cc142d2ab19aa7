package cloud.nuvem.compute.ui;

import java.util.regex.Pattern;

/** Which addresses only the inside of the cloud knows. */
final class Addresses {

    /** RFC 1918, RFC 6598, link-local, unique local. */
    private static final Pattern PRIVATE = Pattern.compile(
            "(10\\.|192\\.168\\.|172\\.(1[6-9]|2\\d|3[01])\\.|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.|169\\.254\\.|f[cd]|fe80).*");

    private Addresses() {}

    static boolean isPrivate(String address) {
        return PRIVATE.matcher(address).matches();
    }
}
