package cloud.nuvem.console.internal;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.OrganizationMember;
import cloud.nuvem.tenancy.ProjectMember;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Decides as the sandbox's tenancy does and writes down what the trail would have. */
final class FakeGate implements Actions {

    private final FakeTenancy tenancy;
    private final List<String> trail = new CopyOnWriteArrayList<>();

    FakeGate(FakeTenancy tenancy) {
        this.tenancy = tenancy;
    }

    List<String> trail() {
        return List.copyOf(trail);
    }

    void forget() {
        trail.clear();
    }

    @Override
    public <R> R inProject(ProjectAttempt attempt, Function<Denied, R> denied, Function<ProjectMember, R> work) {
        ProjectMember member;
        try {
            member = tenancy.require(
                    attempt.actor(), attempt.project(), attempt.action().permission());
        } catch (DeniedException no) {
            trail.add("denied " + attempt.action().name());
            return denied.apply(no.denied());
        }
        var suspension = tenancy.findOrganization(attempt.actor(), FakeTenancy.ACME)
                .map(Organization::suspension)
                .orElseThrow();
        if (suspension == Organization.Suspension.COMPUTE_STOPPED) {
            trail.add("denied " + attempt.action().name());
            return denied.apply(new Denied.Suspended(suspension));
        }
        trail.add("begin " + attempt.action().name() + " " + attempt.target().name());
        try {
            var answer = work.apply(member);
            trail.add("end " + (answer instanceof Refusal refusal ? refusal.code() : "done"));
            return answer;
        } catch (RuntimeException failure) {
            trail.add("end failed");
            throw failure;
        }
    }

    @Override
    public <R> R inOrganization(
            OrganizationAttempt attempt, Function<Denied, R> denied, Function<OrganizationMember, R> work) {
        throw new UnsupportedOperationException("consoles belong to projects");
    }
}
