package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.internal.ProjectUse.MachineUse;
import cloud.nuvem.compute.internal.ProjectUse.Promise;
import cloud.nuvem.compute.internal.ProjectUse.Sums;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectUseTests {

    private final Picture picture = new Picture();
    private final ProjectUse use = new ProjectUse(picture);

    @Test
    void aPromisedVolumeCountsOnceWhateverBecomesOfIt() {
        picture.machines.put("web", new MachineUse(2, 4, new Promise("web-boot", 10)));
        use.machineChanged("web");
        assertThat(use.sums()).isEqualTo(new Sums(1, 2, 4, 10));

        picture.dataVolumes.put("web-boot", 10L);
        use.volumeChanged("web-boot");
        assertThat(use.sums()).isEqualTo(new Sums(1, 2, 4, 10));

        picture.dataVolumes.remove("web-boot");
        use.volumeChanged("web-boot");
        assertThat(use.sums()).isEqualTo(new Sums(1, 2, 4, 10));

        picture.machines.remove("web");
        use.machineChanged("web");
        assertThat(use.sums()).isEqualTo(Sums.NOTHING);
    }

    @Test
    void aVolumeThatOutlivesItsMachineStillCounts() {
        picture.machines.put("db", new MachineUse(1, 2, new Promise("db-boot", 20)));
        picture.dataVolumes.put("db-boot", 20L);
        use.machineChanged("db");
        use.volumeChanged("db-boot");

        picture.machines.remove("db");
        use.machineChanged("db");

        assertThat(use.sums()).isEqualTo(new Sums(0, 0, 0, 20));
        assertThat(use.counts("db")).isFalse();
    }

    /** However changes come, also told late, twice or in another order: the sums are those of the last picture. */
    @Test
    void anyRowOfChangesEndsInTheLastPicture() {
        var random = new Random(7);
        for (int step = 0; step < 20_000; step++) {
            picture.changeAtRandom(random);
            use.machineChanged("m" + random.nextInt(6));
            use.volumeChanged("v" + random.nextInt(6));
        }
        for (int number = 0; number < 6; number++) {
            use.volumeChanged("v" + number);
            use.machineChanged("m" + number);
        }

        assertThat(use.sums()).isEqualTo(picture.sums());
    }

    private static final class Picture implements ProjectUse.Reality {
        private final Map<String, MachineUse> machines = new HashMap<>();
        private final Map<String, Long> dataVolumes = new HashMap<>();
        private final Map<String, Long> claims = new HashMap<>();

        void changeAtRandom(Random random) {
            int number = random.nextInt(6);
            long gib = 1L + random.nextInt(5);
            switch (random.nextInt(6)) {
                case 0 -> machines.put("m" + number, new MachineUse(1, gib, new Promise("v" + number, gib)));
                case 1 -> machines.remove("m" + number);
                case 2 -> dataVolumes.put("v" + number, gib);
                case 3 -> dataVolumes.remove("v" + number);
                case 4 -> claims.put("v" + number, gib);
                default -> claims.remove("v" + number);
            }
        }

        Sums sums() {
            long volumes = 0;
            for (int number = 0; number < 6; number++) {
                var volume = "v" + number;
                var machine = machines.get("m" + number);
                var promise = machine == null ? null : machine.promise();
                long undelivered = claims.getOrDefault(volume, 0L) + (promise == null ? 0 : promise.gib());
                volumes += dataVolumes.getOrDefault(volume, undelivered);
            }
            long memory =
                    machines.values().stream().mapToLong(MachineUse::memoryGib).sum();
            return new Sums(machines.size(), machines.size(), memory, volumes);
        }

        @Override
        public Optional<MachineUse> machine(String name) {
            return Optional.ofNullable(machines.get(name));
        }

        @Override
        public Optional<Long> dataVolume(String name) {
            return Optional.ofNullable(dataVolumes.get(name));
        }

        @Override
        public Optional<Long> loneClaim(String name) {
            return Optional.ofNullable(claims.get(name));
        }
    }
}
