package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One watch per kind for all controllers together. Listeners must not change what they are given, nor block. */
public final class Watches implements AutoCloseable {

    private final Map<ResourceType, List<Consumer<Resources.Event>>> listeners = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** Only before {@link #open}. */
    public void on(ResourceType type, Consumer<Resources.Event> listener) {
        listeners.computeIfAbsent(type, _ -> new ArrayList<>()).add(listener);
    }

    void open(Resources resources) {
        listeners.forEach((type, all) ->
                open.add(resources.watch(type, event -> all.forEach(listener -> listener.accept(event)))));
    }

    @Override
    public void close() {
        open.forEach(Watches::close);
    }

    private static void close(AutoCloseable watch) {
        try {
            watch.close();
        } catch (Exception broken) {
            throw new IllegalStateException("a watch does not end", broken);
        }
    }
}
