package cloud.nuvem;

import cloud.nuvem.dev.DevWorld;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** Starts the whole embedded world and the portal in it, in the foreground: what {@code ./mvnw} runs. */
public class TestNuvemApplication {

    /** {@code --reset} throws the state of earlier runs away. */
    public static void main(String[] arguments) {
        var folder = Path.of(System.getProperty("nuvem.dev.dir", ".dev"));
        var reset = Arrays.asList(arguments).contains("--reset") || Boolean.getBoolean("nuvem.reset");
        var world = DevWorld.start(folder, reset);
        var properties =
                world.properties().entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue());
        var context = SpringApplication.from(NuvemApplication::main)
                .run(Stream.concat(properties, Arrays.stream(arguments)).toArray(String[]::new))
                .getApplicationContext();
        world.ready(context);
    }
}
