package cloud.nuvem.sandbox;

import cloud.nuvem.compute.VmStatus;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestComponent;

/** Lets time pass in the sandbox: an image is imported again and again, a machine stops and starts. */
@TestComponent
@ConditionalOnProperty("sandbox.life")
class SandboxLife {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final FakeVirtualMachines machines;
    private int percent = 64;

    SandboxLife(FakeVirtualMachines machines) {
        this.machines = machines;
        var _ = timer.scheduleAtFixedRate(this::pass, 1, 1, TimeUnit.SECONDS);
    }

    private void pass() {
        percent = percent >= 100 ? 0 : percent + 4;
        var now = Instant.now();
        machines.change(
                "web-3",
                machine -> SampleMachines.with(
                        machine, new VmStatus.Provisioning(VmStatus.Provisioning.Phase.IMPORTING_IMAGE, percent, now)));
        if (percent % 20 == 0) {
            machines.change(
                    "worker-1",
                    machine -> SampleMachines.with(
                            machine, percent % 40 == 0 ? new VmStatus.Running(now) : new VmStatus.Starting(now)));
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
