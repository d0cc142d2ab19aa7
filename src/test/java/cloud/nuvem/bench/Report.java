package cloud.nuvem.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows figures on the terminal and writes them to {@code target/bench}, one file for each benchmark. */
final class Report {

    private static final Path FOLDER = Path.of(System.getProperty("nuvem.bench.folder", "target/bench"));
    private static final List<String> HEAD =
            List.of("| figure | baseline | measured | ratio | target | |", "|---|---|---|---|---|---|");

    private Report() {}

    static void write(String name, List<Figure> figures) throws IOException {
        var lines = new ArrayList<>(HEAD);
        figures.forEach(figure -> lines.add(figure.row()));
        var table = lines.stream().collect(Collectors.joining("\n", "", "\n"));
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".md"), table);
        tell("\n" + table);
    }

    /** A person watches the terminal. */
    static void tell(String text) {
        System.out.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
