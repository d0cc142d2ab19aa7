package cloud.nuvem.api;

/**
 * Identifies one wish of a caller over all its repetitions: a controller takes it as a parameter and passes it on to the
 * facade. Made from the caller, the {@code Idempotency-Key} and the request; a request without the key is a wish of its own.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record RequestId(String value) {}
