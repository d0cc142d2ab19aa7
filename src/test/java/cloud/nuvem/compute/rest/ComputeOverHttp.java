package cloud.nuvem.compute.rest;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.sandbox.FakeCatalogue;
import cloud.nuvem.sandbox.FakeGraphs;
import cloud.nuvem.sandbox.FakeSshKeys;
import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;

/** The endpoints of compute over hand-written facades; a person is whom the token names. */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan("cloud.nuvem.compute.rest")
@Import({FakeMachines.class, FakeCatalogue.class, FakeSshKeys.class, FakeTenancy.class, FakeGraphs.class})
class ComputeOverHttp {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-24T10:00:07Z"), ZoneOffset.UTC);
    }

    @Bean
    Actors actors() {
        return door -> {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            var name = authentication == null ? "nobody" : authentication.getName();
            var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            return new Actor(new PersonId(id), name, door);
        };
    }
}
