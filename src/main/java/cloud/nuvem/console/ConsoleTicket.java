package cloud.nuvem.console;

/**
 * Lets one browser connect once, within half a minute. Only its hash is kept; it is shown to the page that asked and to nobody
 * else.
 *
 * @param secret letters, digits, hyphen and underscore
 */
public record ConsoleTicket(String secret) {

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "ConsoleTicket[…]";
    }
}
