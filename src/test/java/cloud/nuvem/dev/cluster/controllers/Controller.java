package cloud.nuvem.dev.cluster.controllers;

import cloud.nuvem.dev.cluster.core.Resources;
import java.util.concurrent.ScheduledExecutorService;

/**
 * One behaviour of a living cluster: watches, compares, writes. Level-triggered: safe to run twice, after a restart it
 * goes on from what is stored.
 */
public interface Controller {

    /** Starts watching. Delays between phases come from {@link Pace}, on the given timer; nothing blocks it. */
    void start(Resources resources, ScheduledExecutorService timer, Pace pace);
}
