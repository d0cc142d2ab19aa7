package cloud.nuvem.audit.internal;

import cloud.nuvem.audit.internal.ChainCheck.KnownHead;
import cloud.nuvem.audit.internal.ChainedRow.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where chains ended when they were last verified, as the command prints it: {@code intact <organization> <rows> <hash>}. */
record KnownHeads(Map<UUID, KnownHead> heads) {

    private static final Pattern LINE = Pattern.compile("intact ([0-9a-f-]{36}) (\\d+) ([0-9a-f]{64})");

    KnownHeads {
        heads = Map.copyOf(heads);
    }

    /**
     * Other lines are skipped.
     *
     * @param file null when nothing is known
     */
    static KnownHeads read(@Nullable String file) throws IOException {
        if (file == null) {
            return new KnownHeads(Map.of());
        }
        return new KnownHeads(Files.readAllLines(Path.of(file)).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        line -> UUID.fromString(line.group(1)),
                        line -> new KnownHead(Long.parseLong(line.group(2)), new Hash(line.group(3))),
                        (earlier, later) -> later)));
    }

    static String line(UUID organization, long rows, String hash) {
        return "intact " + organization + " " + rows + " " + hash;
    }

    @Nullable
    KnownHead of(UUID organization) {
        return heads.get(organization);
    }

    Set<UUID> organizations() {
        return heads.keySet();
    }
}
