package cloud.nuvem.billing;

import java.time.YearMonth;

/**
 * A saved card, as far as the processor tells.
 *
 * @param id the processor's
 * @param brand {@code visa}
 * @param expires the last month it is good for
 */
public record Card(String id, String brand, String lastFour, YearMonth expires, boolean isDefault) {}
