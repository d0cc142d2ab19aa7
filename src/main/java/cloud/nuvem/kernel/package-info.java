/**
 * Shared values that every module speaks with. A closed list, free of any framework: {@code Money}, {@code Period},
 * {@code DataSize}, {@code ResourceName}, {@code ResourceRef}, {@code Region}, {@code Page}, {@code Refusal} with its carrier
 * {@code RefusedException}, {@code Unavailable}, {@code Texts}.
 *
 * <p>Decisions (2026-11-24): {@code Money} is our own record of a decimal and a currency instead of Joda-Money, because a
 * price per hour has more decimals than the currency's minor unit and rounding belongs to {@code pricing.Rating} alone.
 */
@ApplicationModule(
        displayName = "Kernel",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package cloud.nuvem.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
