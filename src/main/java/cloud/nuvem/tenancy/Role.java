package cloud.nuvem.tenancy;

/** What a member is in an organization or in one of its projects; from most to least. */
public enum Role {
    OWNER,
    ADMIN,
    OPERATOR,
    BILLING,
    VIEWER
}
