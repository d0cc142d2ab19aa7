package cloud.nuvem.tenancy;

import cloud.nuvem.identity.PersonId;

/** Proof that a person belongs to an organization, with the strongest role held for the whole of it. */
public record OrganizationMember(PersonId person, Organization organization, Role role) {}
