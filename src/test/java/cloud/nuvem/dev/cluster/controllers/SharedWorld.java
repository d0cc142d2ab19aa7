package cloud.nuvem.dev.cluster.controllers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one living cluster for the whole run, which ends with it; they keep apart by names. */
final class SharedWorld implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LiveWorld.class;
    }

    @Override
    public LiveWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedWorld.class))
                .computeIfAbsent(LiveWorld.class, _ -> LiveWorld.start(SeedObjects.Hosts.THREE), LiveWorld.class);
    }
}
