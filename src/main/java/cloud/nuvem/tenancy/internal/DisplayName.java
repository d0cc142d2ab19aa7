package cloud.nuvem.tenancy.internal;

import java.util.Optional;

/** What people call an organization or a project: 1 to 60 characters that can be seen, without space around. */
final class DisplayName {

    private static final int MAX_LENGTH = 60;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private DisplayName() {}

    /** The name as it is kept; empty when it is none. */
    static Optional<String> of(String typed) {
        if (typed.length() > 4 * MAX_LENGTH) {
            return Optional.empty();
        }
        var name = typed.strip();
        var length = name.codePointCount(0, name.length());
        return length >= 1 && length <= MAX_LENGTH && name.codePoints().allMatch(DisplayName::isVisible)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** Invisible characters and those that turn the direction of writing could make one name look like another. */
    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
