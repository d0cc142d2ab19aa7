package cloud.nuvem.tenancy.internal;

import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Permission;

/** What can be done to organizations, projects and members. */
final class TenancyActions {

    static final Action FOUND_ORGANIZATION =
            new Action("organization.found", Permission.CLOSE_ORGANIZATION, SuspensionRule.NEVER);
    static final Action CREATE_PROJECT =
            new Action("project.create", Permission.MANAGE_PROJECTS, SuspensionRule.WHEN_NEW_RESOURCES_BLOCKED);
    /** By the portal itself. */
    static final String SUSPEND = "organization.suspend";

    static final String LIFT_SUSPENSION = "organization.lift-suspension";
    static final Action DELETE_PROJECT = new Action("project.delete", Permission.MANAGE_PROJECTS, SuspensionRule.NEVER);
    static final Action GRANT_ROLE = new Action("member.grant-role", Permission.MANAGE_MEMBERS, SuspensionRule.NEVER);
    static final Action REVOKE_ROLE = new Action("member.revoke-role", Permission.MANAGE_MEMBERS, SuspensionRule.NEVER);

    private TenancyActions() {}
}
