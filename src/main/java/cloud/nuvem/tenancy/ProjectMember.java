package cloud.nuvem.tenancy;

import cloud.nuvem.identity.PersonId;

/**
 * Proof that a person may act in a project, with the role that counts there. Made by {@code Access} alone; the impersonated
 * cluster client is built from this and nothing else.
 */
public record ProjectMember(PersonId person, Project project, Role role) {}
