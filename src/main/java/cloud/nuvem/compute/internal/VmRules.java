package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the values of a command must be like, before anything is looked up. Size first, characters second. */
final class VmRules {

    static final int MAX_COUNT = 10;
    static final int MAX_TAGS = 20;
    static final int MAX_DISPLAY_NAME = 60;
    static final DataSize LARGEST_VOLUME = DataSize.ofGib(16 * 1024);

    private static final int MAX_REQUEST_ID = 64;
    private static final int MAX_LABEL = 63;

    /** What Kubernetes takes as a label's value, not empty. */
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");

    /** What useradd takes. */
    private static final Pattern USER_NAME = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

    private VmRules() {}

    /** A field and the rule it breaks. */
    record Broken(String field, String rule) {}

    static Optional<Broken> broken(CreateVm command) {
        if (isBad(command.requestId(), MAX_REQUEST_ID)) {
            return broken("requestId", "request-id");
        }
        if (command.count() < 1 || command.count() > MAX_COUNT) {
            return broken("count", "count");
        }
        if (names(command).stream().anyMatch(name -> !ResourceName.isValid(name))) {
            return broken("name", "numbered-name");
        }
        var userName = command.userName();
        if (userName != null && !USER_NAME.matcher(userName).matches()) {
            return broken("userName", "user-name");
        }
        var bootVolume = command.bootVolume();
        if (bootVolume != null && bootVolume.compareTo(LARGEST_VOLUME) > 0) {
            return broken("bootVolume", "boot-volume");
        }
        return broken(command.displayName(), command.tags());
    }

    /** As far as it can be told without the machine. */
    static Optional<Broken> broken(UpdateVm command) {
        var tags = command.tags();
        return broken(command.displayName(), tags == null ? null : tags.put());
    }

    /** Null means that it is not given. */
    static Optional<Broken> broken(@Nullable String displayName, @Nullable Map<String, String> tags) {
        if (displayName != null && isBad(displayName.strip(), MAX_DISPLAY_NAME)) {
            return broken("displayName", "display-name");
        }
        if (tags == null) {
            return Optional.empty();
        }
        if (tags.size() > MAX_TAGS) {
            return broken("tags", "tag-count");
        }
        boolean allFit = tags.entrySet().stream().allMatch(tag -> isLabel(tag.getKey()) && isLabel(tag.getValue()));
        return allFit ? Optional.empty() : broken("tags", "tag");
    }

    /** One name as it is, several with their number. */
    static List<String> names(CreateVm command) {
        var name = command.name().value();
        return command.count() == 1
                ? List.of(name)
                : IntStream.rangeClosed(1, command.count())
                        .mapToObj(number -> name + "-" + number)
                        .toList();
    }

    private static boolean isLabel(String text) {
        return text.length() <= MAX_LABEL && LABEL.matcher(text).matches();
    }

    private static boolean isBad(String text, int maxLength) {
        return text.isEmpty()
                || text.length() > maxLength
                || text.codePoints().anyMatch(point -> Character.isISOControl(point) || !Character.isDefined(point));
    }

    private static Optional<Broken> broken(String field, String rule) {
        return Optional.of(new Broken(field, rule));
    }
}
