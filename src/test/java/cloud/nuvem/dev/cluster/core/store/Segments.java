package cloud.nuvem.dev.cluster.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files of a journal's folder: {@code journal-<n>.jsonl}, and {@code snapshot-<n>.jsonl} that stands for all journals before n. */
record Segments(Path folder) {

    private static final Pattern NAME = Pattern.compile("(journal|snapshot)-(\\d+)\\.jsonl");

    Path journal(long number) {
        return folder.resolve("journal-" + number + ".jsonl");
    }

    Path snapshot(long number) {
        return folder.resolve("snapshot-" + number + ".jsonl");
    }

    Path draft(long number) {
        return folder.resolve("snapshot-" + number + ".draft");
    }

    /** The highest number in use, 0 when the folder is new. */
    long last() throws IOException {
        return Math.max(highest("journal"), highest("snapshot"));
    }

    /** The newest snapshot and every journal it does not stand for, up to and without this number. */
    List<Path> toReplay(long before) throws IOException {
        long newest = highest("snapshot");
        var files = new ArrayList<Path>();
        if (newest > 0) {
            files.add(snapshot(newest));
        }
        for (long number = Math.max(1, newest); number < before; number++) {
            if (Files.exists(journal(number))) {
                files.add(journal(number));
            }
        }
        return files;
    }

    void dropBefore(long number) throws IOException {
        for (var file : list()) {
            var name = NAME.matcher(file.getFileName().toString());
            if (name.matches() && Long.parseLong(name.group(2)) < number) {
                Files.delete(file);
            }
        }
    }

    private long highest(String what) throws IOException {
        long highest = 0;
        for (var file : list()) {
            var name = NAME.matcher(file.getFileName().toString());
            if (name.matches() && name.group(1).equals(what)) {
                highest = Math.max(highest, Long.parseLong(name.group(2)));
            }
        }
        return highest;
    }

    private List<Path> list() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
