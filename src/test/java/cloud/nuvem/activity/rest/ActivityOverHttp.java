package cloud.nuvem.activity.rest;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.sandbox.FakeActivity;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The endpoints of activity over a hand-written facade. */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan("cloud.nuvem.activity.rest")
@Import(FakeActivity.class)
class ActivityOverHttp {

    @Bean
    Actors actors() {
        return door -> new Actor(new PersonId(UUID.nameUUIDFromBytes(new byte[] {1})), "ana", door);
    }
}
